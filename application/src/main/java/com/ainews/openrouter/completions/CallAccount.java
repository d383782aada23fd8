package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.limits.DoubtHold;
import com.ainews.openrouter.limits.NoteAttempt;
import com.ainews.openrouter.limits.ReleaseHold;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.CallReceipt;
import com.ainews.openrouter.usage.SettleCall;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The money side of a call that is under way: what was sent under its hold, and how that ends. */
@Service
class CallAccount {

    private final NoteAttempt noteAttempt;
    private final ReleaseHold releaseHold;
    private final DoubtHold doubtHold;
    private final SettleCall settleCall;
    private final InstantSource clock;

    CallAccount(
            NoteAttempt noteAttempt,
            ReleaseHold releaseHold,
            DoubtHold doubtHold,
            SettleCall settleCall,
            InstantSource clock) {
        this.noteAttempt = noteAttempt;
        this.releaseHold = releaseHold;
        this.doubtHold = doubtHold;
        this.settleCall = settleCall;
        this.clock = clock;
    }

    /** A hold that is not ended yet, and what was sent under it in vain. */
    static final class Open {

        private final BudgetHold hold;
        private final boolean ownKey;
        private int begun;
        private int sent;

        /** While an attempt is being noted, the one before has ended and the next is not sent. */
        private boolean nothingSent;

        private @Nullable FailedAttempt last;

        Open(BudgetHold hold, boolean ownKey) {
            this.hold = hold;
            this.ownKey = ownKey;
        }

        void failed(FailedAttempt failure) {
            last = failure;
            if (!failure.failure().wasNotSent()) {
                sent++;
            }
        }
    }

    /** Makes durable that an attempt is about to be sent; the hold says it of the first. */
    void begin(Open open, ModelId model) {
        open.begun++;
        if (open.begun > 1) {
            open.nothingSent = true;
            noteAttempt.note(open.hold.id(), open.begun, model);
            open.nothingSent = false;
        }
    }

    /** Ends the hold at what the answer cost, and writes the ledger line. */
    Usd settle(Open open, CallPlan.Leg leg, Answer answer) {
        // The model may be a dated or rerouted variant; its listed price is that of what was asked.
        Usd computed = leg.offer().listedCost(answer.promptTokens(), answer.completionTokens());
        CallReceipt receipt = CallReceipt.completed(
                open.hold,
                answer.model(),
                answer.provider(),
                answer.generationId(),
                answer.promptTokens(),
                answer.completionTokens(),
                answer.reportedCost(),
                computed,
                open.ownKey,
                latency(open),
                answer.timeToFirstToken(),
                open.sent + 1);
        settleCall.settle(receipt);
        return receipt.cost();
    }

    /** Leaves the hold of a call that may have been billed to be reconciled, or to its lease. */
    void leaveInDoubt(Open open) {
        doubtHold.doubt(open.hold.id(), open.last == null ? null : open.last.generationId());
    }

    /** After something of ours failed: what was surely not billed is given back, the rest stays. */
    void abandon(Open open) {
        if (open.nothingSent) {
            closeUnbilled(open);
        }
    }

    /** Ends the hold of calls that all failed and surely were not billed. */
    void closeUnbilled(Open open) {
        FailedAttempt last = open.last;
        if (last == null || open.sent == 0) {
            releaseHold.release(open.hold.id());
        } else {
            settleCall.settle(CallReceipt.unbilled(
                    open.hold, last.model(), open.ownKey, latency(open), open.sent));
        }
    }

    Duration latency(Open open) {
        return Duration.between(open.hold.heldAt(), clock.instant());
    }
}
