package com.ainews.openrouter.limits.port;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;

import java.time.Instant;
import java.util.List;

/** What is known of calls that are under way, for the case that nobody sees their end. */
public interface DoubtfulHolds {

    /** Keeps that an attempt is about to be sent. */
    void noteAttempt(HoldId hold, int attempt, ModelId model);

    /** Keeps OpenRouter's name for a call whose end nobody saw, and when to ask for it. */
    void noteGeneration(HoldId hold, String generationId, Instant checkAt);

    /**
     * Takes holds whose generation is to be asked for. Each call of this takes others, on all
     * replicas: one that was taken is due again later, ever less often.
     *
     * @return the longest due first
     */
    List<Hold> takeDue(Instant now, int limit);
}
