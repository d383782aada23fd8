package com.ainews.openrouter.usage.domain;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What OpenRouter says that one call has used, when it is asked afterwards.
 *
 * @param totalCost in US dollars, verbatim
 */
public record GenerationCost(
        @Nullable ModelId model,
        @Nullable String provider,
        TokenCount promptTokens,
        TokenCount completionTokens,
        BigDecimal totalCost) {}
