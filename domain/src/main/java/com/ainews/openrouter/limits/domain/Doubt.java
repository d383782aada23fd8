package com.ainews.openrouter.limits.domain;

import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a call that nobody runs any more and of which nobody knows what it cost.
 *
 * @param delivered whether its answer got to the caller
 * @param use null where the answer did not say what it used
 */
public record Doubt(boolean delivered, @Nullable Use use) {

    /** That it was sent is all that is known. */
    public static final Doubt UNSEEN = new Doubt(false, null);

    /**
     * What an answer said that it used.
     *
     * @param computedCost what that costs by the listed prices
     */
    public record Use(TokenCount promptTokens, TokenCount completionTokens, Usd computedCost) {}
}
