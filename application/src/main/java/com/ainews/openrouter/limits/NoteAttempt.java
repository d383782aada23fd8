package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.DoubtfulHolds;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;

import org.springframework.stereotype.Service;

/**
 * Keeps what is about to be sent under a hold, so that it is known even if this process dies. The
 * first attempt stands in the hold already.
 */
@Service
public class NoteAttempt {

    private final DoubtfulHolds holds;

    public NoteAttempt(DoubtfulHolds holds) {
        this.holds = holds;
    }

    /**
     * Durable when this returns.
     *
     * @param attempt from one
     */
    public void note(HoldId hold, int attempt, ModelId model) {
        holds.noteAttempt(hold, attempt, model);
    }
}
