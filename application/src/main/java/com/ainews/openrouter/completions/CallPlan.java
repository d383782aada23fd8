package com.ainews.openrouter.completions;

import com.ainews.openrouter.catalog.ModelOffer;
import com.ainews.openrouter.limits.Admission;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

import java.util.List;
import java.util.Optional;

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
     * @param wantedTokens what that was before a limit made it smaller
     */
    record Leg(
            ModelOffer offer,
            TokenCount promptTokens,
            TokenCount maxTokens,
            TokenCount wantedTokens) {

        boolean isReduced() {
            return maxTokens.value() < wantedTokens.value();
        }

        Usd ceiling() {
            return offer.ceiling(promptTokens, maxTokens);
        }

        TokenCount tokens() {
            return promptTokens.plus(maxTokens);
        }

        /** With a shorter answer, so that it needs no more than there is; empty below the floor. */
        Optional<Leg> within(Admission.Room room, TokenCount floor) {
            long most = maxTokens.value();
            if (room.cost() != null) {
                most = Math.min(most, offer.answerTokensFor(room.cost(), promptTokens));
            }
            if (room.tokens() != null) {
                most = Math.min(most, room.tokens().value() - promptTokens.value());
            }
            return most < floor.value()
                    ? Optional.empty()
                    : Optional.of(new Leg(offer, promptTokens, TokenCount.of(most), wantedTokens));
        }
    }

    CallPlan {
        legs = List.copyOf(legs);
    }

    /** The plan without its first legs. */
    CallPlan from(int firstLeg) {
        return new CallPlan(legs.subList(firstLeg, legs.size()));
    }

    /** The plan with shorter answers, without the legs for which there is too little even so. */
    Optional<CallPlan> within(Admission.Room room, TokenCount floor) {
        List<Leg> fitting =
                legs.stream().flatMap(leg -> leg.within(room, floor).stream()).toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(new CallPlan(fitting));
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
