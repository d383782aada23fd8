package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.limits.CallDoubt;
import com.ainews.openrouter.limits.DoubtHold;
import com.ainews.openrouter.limits.NoteAttempt;
import com.ainews.openrouter.limits.NoteGeneration;
import com.ainews.openrouter.limits.ReleaseHold;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.CallReceipt;
import com.ainews.openrouter.usage.SettleCall;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The money side of a call that is under way: what was sent under its hold, and how that ends. */
@Service
class CallAccount {

    private static final Logger log = LoggerFactory.getLogger(CallAccount.class);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final NoteAttempt noteAttempt;
    private final NoteGeneration noteGeneration;
    private final ReleaseHold releaseHold;
    private final DoubtHold doubtHold;
    private final SettleCall settleCall;
    private final InstantSource clock;

    CallAccount(
            NoteAttempt noteAttempt,
            NoteGeneration noteGeneration,
            ReleaseHold releaseHold,
            DoubtHold doubtHold,
            SettleCall settleCall,
            InstantSource clock) {
        this.noteAttempt = noteAttempt;
        this.noteGeneration = noteGeneration;
        this.releaseHold = releaseHold;
        this.doubtHold = doubtHold;
        this.settleCall = settleCall;
        this.clock = clock;
    }

    /** A hold that is not ended yet, and what was sent under it in vain. */
    static final class Open {

        private final BudgetHold hold;
        private int begun;
        private int sent;

        /** Whether it may be stored that the call waits. */
        private boolean waits;

        /**
         * Before the first attempt, and while another one is being noted: the one before has ended
         * and the next is not sent.
         */
        private boolean nothingSent = true;

        /** Whether what becomes of the hold is decided. */
        private boolean ended;

        private @Nullable FailedAttempt last;

        Open(BudgetHold hold) {
            this.hold = hold;
        }

        void failed(FailedAttempt failure) {
            last = failure;
            if (!failure.failure().wasNotSent()) {
                sent++;
            }
        }
    }

    /**
     * Makes durable that an attempt is about to be sent; the hold says it of the first, unless it had
     * to wait.
     *
     * @throws ProblemException where the hold does not stand any more: nothing may be sent
     */
    void begin(Open open, ModelId model) {
        open.begun++;
        open.nothingSent = true;
        if ((open.begun > 1 || open.waits)
                && !noteAttempt.note(open.hold.id(), open.begun, model)) {
            throw new ProblemException(
                            ProblemType.SERVICE_BUSY,
                            "This call was taken for lost while it waited, and what was held for it"
                                    + " has been given back. Nothing was sent.")
                    .with("reason", "hold_released")
                    .retryAfter(SOON);
        }
        open.waits = false;
        open.nothingSent = false;
    }

    /**
     * Keeps that nothing is sent now, so that it costs nothing should this process die before the next
     * attempt. Where that can't be kept, the call counts as sent.
     */
    void waits(Open open, ModelId model) {
        open.waits = true;
        try {
            noteAttempt.note(open.hold.id(), 0, model);
        } catch (RuntimeException e) {
            log.debug("That a call waits can't be kept", e);
        }
    }

    /** Keeps OpenRouter's name for a stream that has begun, without waiting for that. */
    void noteGeneration(Open open, String generationId) {
        if (!generationId.isEmpty()) {
            noteGeneration.note(open.hold.id(), generationId);
        }
    }

    /**
     * Accounts for an answer. Where it does not say what it cost, the hold is left to be reconciled,
     * if there is a name to ask for; else what it cost is computed, if it says what it used.
     *
     * @return what it cost; null where that has to be found out
     */
    @Nullable
    Usd close(Open open, CallPlan.Leg leg, Answer answer) {
        open.ended = true;
        boolean canAsk = !answer.generationId().isEmpty();
        if (answer.hasUsage() && (answer.reportedCost() != null || !canAsk)) {
            return settle(open, leg, answer);
        }
        CallDoubt.Use use = answer.hasUsage()
                ? new CallDoubt.Use(
                        answer.promptTokens(),
                        answer.completionTokens(),
                        computed(open, leg, answer))
                : null;
        doubt(open, answer.generationId(), new CallDoubt(true, use));
        return null;
    }

    /** The model may be a dated or rerouted variant; its listed price is that of what was asked. */
    private static Usd computed(Open open, CallPlan.Leg leg, Answer answer) {
        return leg.offer()
                .costAt(answer.promptTokens(), answer.completionTokens(), open.hold.heldAt());
    }

    private Usd settle(Open open, CallPlan.Leg leg, Answer answer) {
        CallReceipt receipt = CallReceipt.completed(
                open.hold,
                answer.model(),
                answer.provider(),
                answer.generationId(),
                answer.promptTokens(),
                answer.completionTokens(),
                answer.reportedCost(),
                computed(open, leg, answer),
                latency(open),
                answer.timeToFirstToken(),
                open.sent + 1);
        settleCall.settle(receipt);
        return receipt.cost();
    }

    /** Ends the hold of an answer that is given again, and writes its ledger line, of no cost. */
    void settleAgain(Open open, CachedAnswer answer) {
        open.ended = true;
        settleCall.settle(CallReceipt.cached(
                open.hold,
                answer.model(),
                answer.provider(),
                answer.generationId(),
                latency(open)));
    }

    /** Leaves the hold of a call that may have been billed to be reconciled, or to its lease. */
    void leaveInDoubt(Open open, @Nullable String generationId) {
        open.ended = true;
        doubt(open, generationId, CallDoubt.UNSEEN);
    }

    private void doubt(Open open, @Nullable String generationId, CallDoubt known) {
        String name = generationId == null || generationId.isEmpty() ? null : generationId;
        doubtHold.doubt(open.hold.id(), name, known);
    }

    /**
     * After something of ours failed, and nothing else has ended the hold: what was surely not billed
     * is given back, the rest stays.
     *
     * @return whether it stays, since it may have been billed
     */
    boolean abandon(Open open) {
        if (open.ended) {
            return false;
        }
        if (open.nothingSent) {
            closeUnbilled(open);
            return false;
        }
        leaveInDoubt(open, null);
        return true;
    }

    /** Ends the hold of calls that all failed and surely were not billed. */
    void closeUnbilled(Open open) {
        open.ended = true;
        FailedAttempt last = open.last;
        if (last == null || open.sent == 0) {
            releaseHold.release(open.hold.id());
        } else {
            settleCall.settle(
                    CallReceipt.unbilled(open.hold, last.model(), latency(open), open.sent));
        }
    }

    Duration latency(Open open) {
        return Duration.between(open.hold.heldAt(), clock.instant());
    }
}
