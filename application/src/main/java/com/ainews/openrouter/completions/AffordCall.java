package com.ainews.openrouter.completions;

import com.ainews.openrouter.limits.Admission;
import com.ainews.openrouter.limits.Reservation;
import com.ainews.openrouter.limits.ReserveBudget;
import com.ainews.openrouter.settings.CallSettings;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Has set aside what a plan can cost, or what a shorter answer can cost where that is all there is. */
@Service
class AffordCall {

    /** What is left may change between two tries; more of them would be a race. */
    private static final int MAX_TRIES = 3;

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
     * @throws com.ainews.openrouter.shared.ProblemException which limit does not allow it
     */
    Afforded afford(CompletionCommand command, CallSettings settings, CallPlan plan) {
        Optional<Afforded> shorter = settings.costOptimization()
                ? affordAtOnce(command, settings, plan)
                : Optional.empty();
        return shorter.orElseGet(() -> {
            Admission admission = reserveBudget.reserve(
                    reservation(command, plan), settings.limits(), command.patience());
            return switch (admission) {
                case Admission.Granted granted -> afforded(granted, settings, plan);
                case Admission.Refused refused -> throw refused.problem();
            };
        });
    }

    private Optional<Afforded> affordAtOnce(
            CompletionCommand command, CallSettings settings, CallPlan plan) {
        Optional<CallPlan> next = Optional.of(plan);
        for (int tries = 0; tries < MAX_TRIES && next.isPresent(); tries++) {
            CallPlan affordable = next.get();
            switch (reserveBudget.reserve(
                    reservation(command, affordable), settings.limits(), null)) {
                case Admission.Granted granted -> {
                    return Optional.of(afforded(granted, settings, affordable));
                }
                case Admission.Refused refused -> next = smaller(plan, refused);
            }
        }
        return Optional.empty();
    }

    private static Afforded afforded(
            Admission.Granted granted, CallSettings settings, CallPlan plan) {
        return new Afforded(new CallAccount.Open(granted.hold(), settings.ownKey()), plan);
    }

    private Optional<CallPlan> smaller(CallPlan plan, Admission.Refused refused) {
        return refused.room() == null
                ? Optional.empty()
                : plan.within(refused.room(), policy.minReducedTokens());
    }

    private Reservation reservation(CompletionCommand command, CallPlan plan) {
        return new Reservation(
                command.payer(),
                command.request(),
                plan.legs().getFirst().offer().id(),
                command.purpose().wireName(),
                plan.ceiling(),
                plan.tokens(),
                policy.holdLease());
    }
}
