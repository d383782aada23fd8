package com.ainews.openrouter.usage;

import com.ainews.openrouter.usage.domain.ModelNotes;
import com.ainews.openrouter.usage.port.ModelResults;
import java.util.List;
import org.springframework.stereotype.Service;

/** Stores what was noted of models since the last time. */
@Service
public class WriteModelNotes {

    private final CountedNotes counted;
    private final ModelResults results;

    WriteModelNotes(CountedNotes counted, ModelResults results) {
        this.counted = counted;
        this.results = results;
    }

    /**
     * Stores them in one statement.
     *
     * @throws RuntimeException where the store can't be reached; they are kept for the next time
     */
    public void write() {
        List<ModelNotes> taken = counted.take();
        if (taken.isEmpty()) {
            return;
        }
        boolean written = false;
        try {
            results.add(taken);
            written = true;
        } finally {
            if (!written) {
                taken.forEach(counted::add);
            }
        }
    }
}
