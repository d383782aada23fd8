package com.ainews.openrouter.limits;

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

    private final HoldAttempts attempts;

    public NoteAttempt(HoldAttempts attempts) {
        this.attempts = attempts;
    }

    /**
     * Durable when this returns.
     *
     * @param attempt from one; 0 where the call waits, so that it costs nothing if this process dies
     *     meanwhile
     * @return false where nothing may be sent under the hold any more
     */
    public boolean note(HoldId hold, int attempt, ModelId model) {
        return attempts.note(hold, attempt, model);
    }
}
