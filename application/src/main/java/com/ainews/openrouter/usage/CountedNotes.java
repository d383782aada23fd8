package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.ModelNotes;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Notes on models that are counted but not written yet: of an outage there is one for each user,
 * not one for each call.
 */
@Service
class CountedNotes {

    /** What finds no room is not counted. */
    static final int MAX_KEYS = 5_000;

    private record Key(LocalDate day, String purpose, ModelId model, UserId user) {}

    private final Map<Key, ModelNotes> counts = new HashMap<>();

    synchronized void add(ModelNotes notes) {
        var key = new Key(notes.day(), notes.purpose(), notes.model(), notes.user());
        if (counts.size() < MAX_KEYS || counts.containsKey(key)) {
            counts.merge(key, notes, ModelNotes::plus);
        }
    }

    /** All of them; they are not here any more. */
    synchronized List<ModelNotes> take() {
        List<ModelNotes> taken = List.copyOf(counts.values());
        counts.clear();
        return taken;
    }
}
