package com.ainews.openrouter.completions;

import com.ainews.openrouter.catalog.CallExtras;
import com.ainews.openrouter.catalog.ModelOffer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.limits.Admission;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models that are tried for a completion, in this order, with what each may use.
 *
 * @param legs at least one
 * @param passedOver models that were wanted but are in no leg, and why
 * @param spare finds one more once all of them have failed
 */
record CallPlan(List<Leg> legs, List<FailedAttempt> passedOver, Spare spare) {

    /** A last resort that is only looked for when it is needed. */
    @FunctionalInterface
    interface Spare {

        Spare NONE = _ -> Optional.empty();

        /** A leg within the ceiling and the tokens of a plan that has failed. */
        Optional<Leg> find(CallPlan failed);
    }

    /**
     * One model of the plan.
     *
     * @param promptTokens an upper bound
     * @param maxTokens the most tokens of its answer
     * @param wantedTokens what that was before a limit made it smaller
     * @param choices how many answers there will be, each of at most so many tokens
     * @param instead why it comes before the preferred model; null where it does not
     */
    record Leg(
            ModelOffer offer,
            TokenCount promptTokens,
            TokenCount maxTokens,
            TokenCount wantedTokens,
            int choices,
            CallExtras extras,
            Completion.@Nullable Instead instead) {

        Leg(
                ModelOffer offer,
                TokenCount promptTokens,
                TokenCount maxTokens,
                TokenCount wantedTokens,
                int choices,
                CallExtras extras) {
            this(offer, promptTokens, maxTokens, wantedTokens, choices, extras, null);
        }

        /** The same, with why it comes before the preferred model. */
        Leg because(Completion.Instead reason) {
            return new Leg(offer, promptTokens, maxTokens, wantedTokens, choices, extras, reason);
        }

        boolean isReduced() {
            return maxTokens.value() < wantedTokens.value();
        }

        /** What the answer was shortened by; null where it was not. */
        Completion.@Nullable Reduction reduction() {
            return isReduced() ? new Completion.Reduction(wantedTokens, maxTokens) : null;
        }

        /** The user's temperature, which counts where the request has none; null for none. */
        @Nullable
        BigDecimal temperature(CallSettings settings) {
            return offer.supports("temperature") ? settings.temperature() : null;
        }

        Usd ceiling() {
            return offer.ceiling(promptTokens, answers(), extras);
        }

        TokenCount tokens() {
            return promptTokens.plus(answers());
        }

        private TokenCount answers() {
            return TokenCount.of(maxTokens.value() * choices);
        }

        /** With a shorter answer, so that it needs no more than there is; empty below the floor. */
        Optional<Leg> within(Admission.Room room, TokenCount floor) {
            long most = maxTokens.value();
            if (room.cost() != null) {
                most = Math.min(
                        most, offer.answerTokensFor(room.cost(), promptTokens, extras) / choices);
            }
            if (room.tokens() != null) {
                most = Math.min(most, (room.tokens().value() - promptTokens.value()) / choices);
            }
            return most < floor.value()
                    ? Optional.empty()
                    : Optional.of(new Leg(
                            offer,
                            promptTokens,
                            TokenCount.of(most),
                            wantedTokens,
                            choices,
                            extras,
                            instead));
        }
    }

    CallPlan {
        legs = List.copyOf(legs);
        passedOver = List.copyOf(passedOver);
    }

    private CallPlan with(List<Leg> others, Spare another) {
        return new CallPlan(others, passedOver, another);
    }

    /** The plan without its first legs. */
    CallPlan from(int firstLeg) {
        return with(legs.subList(firstLeg, legs.size()), spare);
    }

    /** The plan with shorter answers, without the legs for which there is too little even so. */
    Optional<CallPlan> within(Admission.Room room, TokenCount floor) {
        List<Leg> fitting =
                legs.stream().flatMap(leg -> leg.within(room, floor).stream()).toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(with(fitting, spare));
    }

    /** The plan with a leg at this place too, where it has one or the spare finds one. */
    CallPlan reaching(int place) {
        return place < legs.size()
                ? this
                : with(
                        Stream.concat(legs.stream(), spare.find(this).stream()).toList(),
                        Spare.NONE);
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
