package com.ainews.openrouter.settings.domain;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a user wants calls to be made; null is the service's default.
 *
 * @param temperature from 0 (sober) to 2
 * @param maxTokens the most tokens that one answer may have
 * @param enableStreaming whether chats stream when the request does not say
 * @param fallbackEnabled whether another model is tried when one fails
 * @param costOptimization whether a cheaper way that is good enough is preferred
 */
public record Preferences(
        @Nullable BigDecimal temperature,
        @Nullable Integer maxTokens,
        @Nullable Boolean enableStreaming,
        @Nullable Boolean fallbackEnabled,
        @Nullable Boolean costOptimization) {

    public static final Preferences NONE = new Preferences(null, null, null, null, null);

    /** Where the user does not say, a failing model is replaced: it costs nothing but helps. */
    public boolean fallsBack() {
        return Objects.requireNonNullElse(fallbackEnabled, true);
    }

    /** Only where the user says so: it may make answers shorter. */
    public boolean optimizesCost() {
        return Objects.requireNonNullElse(costOptimization, false);
    }
}
