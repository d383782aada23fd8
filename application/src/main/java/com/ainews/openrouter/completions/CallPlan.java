package com.ainews.openrouter.completions;

import com.ainews.openrouter.catalog.ModelOffer;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

import java.util.List;

/**
 * The models that are tried for a completion, in this order, with what each may use.
 *
 * @param legs at least one
 */
record CallPlan(List<Leg> legs) {

    /**
     * One model of the plan.
     *
     * @param promptTokens an upper bound
     * @param maxTokens the most tokens of its answer
     */
    record Leg(ModelOffer offer, TokenCount promptTokens, TokenCount maxTokens) {

        Usd ceiling() {
            return offer.ceiling(promptTokens, maxTokens);
        }

        TokenCount tokens() {
            return promptTokens.plus(maxTokens);
        }
    }

    CallPlan {
        legs = List.copyOf(legs);
    }

    /** The plan without its first legs. */
    CallPlan from(int firstLeg) {
        return new CallPlan(legs.subList(firstLeg, legs.size()));
    }

    /** The most that it can cost, whichever model answers. */
    Usd ceiling() {
        return legs.stream().map(Leg::ceiling).reduce(Usd.ZERO, Usd::max);
    }

    /** The most tokens that it can use, whichever model answers. */
    TokenCount tokens() {
        return TokenCount.of(
                legs.stream().mapToLong(leg -> leg.tokens().value()).max().orElse(0));
    }
}
