package com.ainews.openrouter.catalog.domain;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One provider's offer of a model, as OpenRouter describes it and has seen it lately.
 *
 * @param name the provider and what it calls the model
 * @param tag the name by which requests can ask for it
 * @param contextLength prompt and completion together, in tokens
 * @param maxCompletionTokens null where only the context limits
 * @param maxPromptTokens null where only the context limits
 * @param quantization such as {@code fp8}; null where it is not known
 * @param status zero where all is well, below zero where OpenRouter avoids it; null where not told
 * @param uptimeLast5m the percentage of requests that succeeded; null where there were too few
 * @param uptimeLast30m the same, for half an hour
 * @param uptimeLast1d the same, for a day
 * @param latencyLast30m time to the first token, in milliseconds; null where it was not measured
 * @param throughputLast30m tokens of answers per second; null where it was not measured
 */
public record ModelEndpoint(
        String provider,
        String name,
        String tag,
        long contextLength,
        @Nullable Long maxCompletionTokens,
        @Nullable Long maxPromptTokens,
        @Nullable String quantization,
        @Nullable Integer status,
        @Nullable BigDecimal uptimeLast5m,
        @Nullable BigDecimal uptimeLast30m,
        @Nullable BigDecimal uptimeLast1d,
        @Nullable Percentiles latencyLast30m,
        @Nullable Percentiles throughputLast30m,
        Pricing pricing,
        Set<String> supportedParameters) {

    public ModelEndpoint {
        supportedParameters = Set.copyOf(supportedParameters);
    }
}
