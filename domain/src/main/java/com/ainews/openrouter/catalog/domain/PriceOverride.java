package com.ainews.openrouter.catalog.domain;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Prices that hold under conditions. Those on the time of day are not kept: what is held for a call
 * must be enough whenever it runs.
 *
 * @param minPromptTokens applies to prompts of at least so many tokens; zero for all
 * @param prices the prices by name, in US dollars
 */
public record PriceOverride(long minPromptTokens, Map<String, BigDecimal> prices) {

    public PriceOverride {
        prices = Map.copyOf(prices);
    }

    /** Whether it can apply to a call whose prompt has at most so many tokens. */
    boolean canApplyTo(long promptTokens) {
        return promptTokens >= minPromptTokens;
    }
}
