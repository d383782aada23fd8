package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Doubt;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a call that nobody runs any more and of which nobody knows what it cost.
 *
 * @param delivered whether its answer got to the caller
 * @param use null where the answer did not say what it used
 */
public record CallDoubt(boolean delivered, @Nullable Use use) {

    /** That it was sent is all that is known. */
    public static final CallDoubt UNSEEN = new CallDoubt(false, null);

    /**
     * What an answer said that it used.
     *
     * @param computedCost what that costs by the listed prices
     */
    public record Use(TokenCount promptTokens, TokenCount completionTokens, Usd computedCost) {

        public TokenCount tokens() {
            return promptTokens.plus(completionTokens);
        }
    }

    static @Nullable CallDoubt from(@Nullable Doubt doubt) {
        if (doubt == null) {
            return null;
        }
        Doubt.Use use = doubt.use();
        return new CallDoubt(
                doubt.delivered(),
                use == null
                        ? null
                        : new Use(use.promptTokens(), use.completionTokens(), use.computedCost()));
    }

    Doubt toDomain() {
        return new Doubt(
                delivered,
                use == null
                        ? null
                        : new Doubt.Use(use.promptTokens, use.completionTokens, use.computedCost));
    }
}
