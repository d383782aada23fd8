package com.ainews.openrouter.completions;

import com.ainews.openrouter.limits.Admission;
import com.ainews.openrouter.limits.BudgetRequest;
import com.ainews.openrouter.limits.Reservation;
import com.ainews.openrouter.limits.ReserveBudget;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Has set aside what a plan can cost, or what a shorter answer can cost where that is all there is. */
@Service
class AffordCall {

    private final ReserveBudget reserveBudget;
    private final CallPolicy policy;

    AffordCall(ReserveBudget reserveBudget, CallPolicy policy) {
        this.reserveBudget = reserveBudget;
        this.policy = policy;
    }

    /** What was set aside, and the plan that it is enough for. */
    record Afforded(CallAccount.Open account, CallPlan plan) {}

    /**
     * Holds the most that the plan can cost. Where a limit has too little left, and the user wants to
     * save costs, the answer may become shorter, though not shorter than the policy's floor; else
     * this waits for calls under way, as long as that helps and the caller has patience.
     *
     * @throws com.ainews.openrouter.shared.ProblemException which limit does not allow it, or
     *     {@code client_left}
     */
    Afforded afford(CompletionCommand command, CallSettings settings, CallPlan plan) {
        var wanted = new Wanted(command, settings, plan);
        return switch (reserveBudget.reserve(wanted, settings.limits(), command.patience())) {
            case Admission.Granted granted ->
                new Afforded(new CallAccount.Open(granted.hold()), wanted.asked);
            case Admission.Refused refused -> throw refused.problem();
        };
    }

    /** A plan, or what is left of it where its answer may be shorter. */
    private final class Wanted implements BudgetRequest {

        private final CompletionCommand command;
        private final CallSettings settings;
        private final CallPlan whole;

        /** What was asked for last. */
        private CallPlan asked;

        Wanted(CompletionCommand command, CallSettings settings, CallPlan whole) {
            this.command = command;
            this.settings = settings;
            this.whole = whole;
            this.asked = whole;
        }

        @Override
        public Reservation inFull() {
            return reservation(whole);
        }

        @Override
        public Optional<Reservation> within(Admission.Room room) {
            return settings.costOptimization()
                    ? whole.within(room, policy.minReducedTokens()).map(this::reservation)
                    : Optional.empty();
        }

        private Reservation reservation(CallPlan plan) {
            asked = plan;
            return new Reservation(
                    command.payer(),
                    command.request(),
                    plan.legs().getFirst().offer().id(),
                    command.purpose().wireName(),
                    plan.ceiling(),
                    plan.tokens(),
                    command.priority(),
                    policy.holdLease(),
                    settings.ownKey());
        }
    }

    /**
     * Holds nothing, for an answer that costs nothing; it counts as a request all the same.
     *
     * @throws com.ainews.openrouter.shared.ProblemException which limit does not allow it
     */
    CallAccount.Open affordNothing(
            CompletionCommand command, CallSettings settings, ModelId model) {
        var nothing = new Reservation(
                command.payer(),
                command.request(),
                model,
                command.purpose().wireName(),
                Usd.ZERO,
                TokenCount.ZERO,
                command.priority(),
                policy.holdLease(),
                settings.ownKey());
        return switch (reserveBudget.reserve(
                BudgetRequest.of(nothing), settings.limits(), command.patience())) {
            case Admission.Granted granted -> new CallAccount.Open(granted.hold());
            case Admission.Refused refused -> throw refused.problem();
        };
    }
}
