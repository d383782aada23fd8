package com.ainews.openrouter.usage.port;

import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.Usd;

import java.util.Optional;

/** What OpenRouter says that keys have used. */
@FunctionalInterface
public interface KeyUsages {

    /**
     * Asks for all that a key has used since it was made, to the last digit. Blocks for the network,
     * for a bounded time.
     *
     * @return empty where OpenRouter can't be asked, or does not know the key
     */
    Optional<Usd> find(ApiKey apiKey);
}
