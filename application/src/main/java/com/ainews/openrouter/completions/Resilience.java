package com.ainews.openrouter.completions;

import java.util.List;

/**
 * How this replica keeps trouble upstream from spreading.
 *
 * @param openRouter the breaker for OpenRouter as a whole
 * @param models those of all models that were called since the start
 */
public record Resilience(BreakerState openRouter, List<BreakerState> models, Retries retries) {

    public Resilience {
        models = List.copyOf(models);
    }

    /** How many models are left alone at the moment. */
    public long openModels() {
        return models.stream()
                .filter(model -> model.position() == BreakerState.Position.OPEN)
                .count();
    }

    /**
     * Calls to models, and how often they were repeated; since the start.
     *
     * @param denied retries that would have been worth it, had there not been so many of them
     * @param left how many more could be made right now
     */
    public record Retries(long calls, long retried, long denied, int left) {}
}
