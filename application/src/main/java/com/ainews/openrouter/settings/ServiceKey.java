package com.ainews.openrouter.settings;

import com.ainews.openrouter.shared.ApiKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service's own OpenRouter key, from its configuration.
 *
 * @param key null where the service has none
 * @param lentToUsers whether users without a key of their own call with it
 */
public record ServiceKey(@Nullable ApiKey key, boolean lentToUsers) {

    Optional<ApiKey> forUsers() {
        return lentToUsers ? Optional.ofNullable(key) : Optional.empty();
    }
}
