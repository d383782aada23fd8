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
 * @param responseCache whether an answer that the same chat got a moment ago will do again
 */
public record Preferences(
        @Nullable BigDecimal temperature,
        @Nullable Integer maxTokens,
        @Nullable Boolean enableStreaming,
        @Nullable Boolean fallbackEnabled,
        @Nullable Boolean costOptimization,
        @Nullable Boolean responseCache) {

    public static final Preferences NONE = new Preferences(null, null, null, null, null, null);

    /** Where the user does not say, a failing model is replaced: it costs nothing but helps. */
    public boolean fallsBack() {
        return Objects.requireNonNullElse(fallbackEnabled, true);
    }

    /** Only where the user says so: an answer of a model that nobody named may surprise. */
    public boolean takesRecommended() {
        return Objects.requireNonNullElse(fallbackEnabled, false);
    }

    /** Only where the user says so: a program that expects a whole answer could not read it. */
    public boolean prefersStreams() {
        return Objects.requireNonNullElse(enableStreaming, false);
    }

    /** Only where the user says so: it may make answers shorter. */
    public boolean optimizesCost() {
        return Objects.requireNonNullElse(costOptimization, false);
    }

    /** Only where the user says so: models are asked twice to get two answers. */
    public boolean cachesAnswers() {
        return Objects.requireNonNullElse(responseCache, false);
    }
}
