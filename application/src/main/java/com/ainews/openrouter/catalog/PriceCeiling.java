package com.ainews.openrouter.catalog;

import com.ainews.openrouter.shared.Usd;

import org.jspecify.annotations.Nullable;

/**
 * What a model whose price is not known before the call may cost at most, from the configuration.
 * OpenRouter is told the same, so that no dearer provider serves the call.
 *
 * @param prompt for a token of the prompt; null where such models can't be called
 * @param completion for a token of the answer
 */
public record PriceCeiling(@Nullable Usd prompt, @Nullable Usd completion) {

    public static final PriceCeiling NONE = new PriceCeiling(null, null);
}
