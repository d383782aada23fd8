package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.ChangesQuery;
import com.ainews.openrouter.catalog.domain.KeptChange;
import com.ainews.openrouter.catalog.port.ModelChanges;
import java.util.List;
import org.springframework.stereotype.Service;

/** Shows which models came, went, or cost something else than before. */
@Service
public class ReadModelChanges {

    private final ModelChanges changes;

    public ReadModelChanges(ModelChanges changes) {
        this.changes = changes;
    }

    /** Lists the newest changes first. */
    public List<KeptChange> read(ChangesQuery query) {
        return changes.find(query);
    }
}
