package com.ainews.openrouter.limits;

import com.ainews.batching.NaturalBatches;
import com.ainews.openrouter.limits.port.HoldAttempts;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;

import org.springframework.stereotype.Service;

/**
 * Keeps what is about to be sent under a hold, so that it is known even if this process dies. The
 * first attempt stands in the hold already.
 */
@Service
public class NoteAttempt {

    private static final int MAX_BATCH = 500;

    /** A burst of calls begins to wait, and is let go, at the same time. */
    private final NaturalBatches<HoldAttempts.Attempt, Boolean> batches;

    public NoteAttempt(HoldAttempts attempts) {
        batches = new NaturalBatches<>(MAX_BATCH, attempts::note);
    }

    /**
     * Durable when this returns.
     *
     * @param attempt from one; 0 where the call waits, so that it costs nothing if this process dies
     *     meanwhile
     * @return false where nothing may be sent under the hold any more
     */
    public boolean note(HoldId hold, int attempt, ModelId model) {
        return batches.submit(new HoldAttempts.Attempt(hold, attempt, model));
    }
}
