package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.limits.ReleaseHold;
import com.ainews.openrouter.limits.Reservation;
import com.ainews.openrouter.limits.ReserveBudget;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.CallReceipt;
import com.ainews.openrouter.usage.SettleCall;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The money side of a call: what is held before it, and how that ends. */
@Service
class CallAccount {

    private final ReserveBudget reserveBudget;
    private final ReleaseHold releaseHold;
    private final SettleCall settleCall;
    private final CallPolicy policy;
    private final InstantSource clock;

    CallAccount(
            ReserveBudget reserveBudget,
            ReleaseHold releaseHold,
            SettleCall settleCall,
            CallPolicy policy,
            InstantSource clock) {
        this.reserveBudget = reserveBudget;
        this.releaseHold = releaseHold;
        this.settleCall = settleCall;
        this.policy = policy;
        this.clock = clock;
    }

    /** A hold that is not ended yet, and what was sent under it in vain. */
    static final class Open {

        private final BudgetHold hold;
        private int sent;
        private @Nullable FailedAttempt last;

        private Open(BudgetHold hold) {
            this.hold = hold;
        }

        void failed(FailedAttempt failure) {
            last = failure;
            if (!failure.failure().wasNotSent()) {
                sent++;
            }
        }
    }

    /** Holds the most that the plan can cost, or throws that it can't be afforded. */
    Open open(CompletionCommand command, CallSettings.Limits limits, CallPlan plan) {
        var reservation = new Reservation(
                command.user(),
                command.request(),
                plan.legs().getFirst().offer().id(),
                command.purpose().wireName(),
                plan.ceiling(),
                plan.tokens(),
                policy.holdLease());
        return new Open(reserveBudget.reserve(reservation, limits));
    }

    /** Ends the hold at what the answer cost, and writes the ledger line. */
    Completion settle(Open open, CallPlan.Leg leg, Answer answer, List<FailedAttempt> failures) {
        Duration latency = latency(open);
        // The model may be a dated or rerouted variant; its listed price is that of what was asked.
        Usd computed = leg.offer().listedCost(answer.promptTokens(), answer.completionTokens());
        var receipt = new CallReceipt(
                open.hold,
                answer.model(),
                answer.provider(),
                answer.generationId(),
                true,
                answer.promptTokens(),
                answer.completionTokens(),
                answer.reportedCost(),
                computed,
                latency,
                open.sent + 1);
        settleCall.settle(receipt);
        return new Completion(
                answer.model(),
                answer.provider(),
                answer.content(),
                answer.finishReason(),
                answer.promptTokens(),
                answer.completionTokens(),
                receipt.cost(),
                latency,
                failures.stream()
                        .map(f -> new Completion.Tried(f.model(), f.failure().storedName()))
                        .toList());
    }

    /** Ends the hold of calls that all failed and surely were not billed. */
    void closeUnbilled(Open open) {
        FailedAttempt last = open.last;
        if (last == null || open.sent == 0) {
            releaseHold.release(open.hold.id());
        } else {
            settleCall.settle(
                    CallReceipt.unbilled(open.hold, last.model(), latency(open), open.sent));
        }
    }

    private Duration latency(Open open) {
        return Duration.between(open.hold.heldAt(), clock.instant());
    }
}
