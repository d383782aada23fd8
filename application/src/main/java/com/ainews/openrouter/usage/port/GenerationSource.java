package com.ainews.openrouter.usage.port;

import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ProblemException;

import java.util.Optional;

/** What OpenRouter says of a generation, in its own words. */
@FunctionalInterface
public interface GenerationSource {

    /**
     * Asks for one. Blocks for the network, for a bounded time.
     *
     * @param apiKey with which the call was made
     * @return a JSON object; empty where it is not known, or not yet
     * @throws ProblemException {@code upstream_unavailable} where OpenRouter can't be asked
     */
    Optional<String> read(ApiKey apiKey, String generationId);
}
