package com.ainews.openrouter.usage.port;

import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.usage.domain.GenerationCost;

import java.util.Optional;

/** What OpenRouter knows of calls that have ended. */
@FunctionalInterface
public interface Generations {

    /**
     * Asks for one call. Blocks for the network, for a bounded time.
     *
     * @param apiKey with which the call was made
     * @return empty where it is not known, or not yet, or OpenRouter can't be asked
     */
    Optional<GenerationCost> find(ApiKey apiKey, String generationId);
}
