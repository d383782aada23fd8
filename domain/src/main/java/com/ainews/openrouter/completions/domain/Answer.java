package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered.
 *
 * @param generationId OpenRouter's id of the answer
 * @param provider who served it
 * @param finishReason why it ended: {@code stop}, {@code length} and so on
 * @param timeToFirstToken from the request until its answer began to arrive
 * @param hasUsage whether it said how many tokens it used; if not, both counts are zero and what it
 *     cost has to be found out
 * @param json as it came: the whole body, or the last chunk of a stream, the one with the usage
 * @param reportedCost {@code usage.cost} in US dollars, verbatim; null where upstream left it out
 */
public record Answer(
        String generationId,
        ModelId model,
        @Nullable String provider,
        String content,
        @Nullable String finishReason,
        TokenCount promptTokens,
        TokenCount completionTokens,
        @Nullable BigDecimal reportedCost,
        Duration timeToFirstToken,
        boolean hasUsage,
        String json) {}
