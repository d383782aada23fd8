package com.ainews.openrouter.catalog.port;

import com.ainews.openrouter.catalog.domain.ChangesQuery;
import com.ainews.openrouter.catalog.domain.KeptChange;
import com.ainews.openrouter.catalog.domain.ModelChange;

import java.time.Instant;
import java.util.List;

/** What changed from one kept catalogue to the next. */
public interface ModelChanges {

    /** The newest first. */
    List<KeptChange> find(ChangesQuery query);

    /** The oldest first: those of before an instant that nobody is known to have been told of. */
    List<ModelChange> unannounced(Instant before, int limit);

    /** Notes that those of one fetch were told. Repeats safely. */
    void announced(Instant at);
}
