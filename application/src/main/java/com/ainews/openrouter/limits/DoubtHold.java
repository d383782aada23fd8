package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.HoldId;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps what is known of a call whose end was not seen, so that its cost can be asked for. */
@Service
public class DoubtHold {

    private final Doubts doubts;

    DoubtHold(Doubts doubts) {
        this.doubts = doubts;
    }

    /**
     * The hold stays until its cost is known or its lease has run out. Repeats safely. Where the
     * store can't be reached it is written as soon as it can.
     *
     * @param generationId null where OpenRouter has not told it, so that nobody can be asked
     */
    public void doubt(HoldId hold, @Nullable String generationId, CallDoubt known) {
        doubts.doubt(hold, generationId, known.toDomain());
    }
}
