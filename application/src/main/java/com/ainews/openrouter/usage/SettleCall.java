package com.ainews.openrouter.usage;

import com.ainews.batching.NaturalBatches;
import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Accounts for a call that was sent: its hold ends and its ledger line is written. */
@Service
public class SettleCall {

    /** How many calls are settled by one transaction. */
    private static final int MAX_BATCH = 256;

    private final NaturalBatches<LedgerEntry, Boolean> batches;
    private final Unsettled unsettled;
    private final SettledEvents settledEvents;
    private final Ids ids;
    private final InstantSource clock;

    SettleCall(
            SettleEntries settleEntries,
            Unsettled unsettled,
            SettledEvents settledEvents,
            Ids ids,
            InstantSource clock) {
        this.batches = new NaturalBatches<>(MAX_BATCH, settleEntries::settle);
        this.unsettled = unsettled;
        this.settledEvents = settledEvents;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Settlement and ledger line are one transaction, shared with the calls that end at the same
     * time; it is committed when this returns. Settling twice changes nothing. Where the store can't
     * be reached this throws, and the call is settled as soon as it can. Publishes {@link
     * CallSettled}, and {@link BudgetOverrun} where more was billed than held; also then.
     *
     * @return whether this settled it; false where it had ended before
     */
    public boolean settle(CallReceipt receipt) {
        LedgerEntry entry = entry(receipt);
        if (!write(entry)) {
            return false;
        }
        settledEvents.publish(entry);
        return true;
    }

    private boolean write(LedgerEntry entry) {
        try {
            return batches.submit(entry);
        } catch (RuntimeException e) {
            unsettled.add(entry);
            throw e;
        }
    }

    private LedgerEntry entry(CallReceipt receipt) {
        BudgetHold hold = receipt.hold();
        return new LedgerEntry(
                ids.next(),
                hold.id(),
                hold.request(),
                hold.payer(),
                hold.purpose(),
                receipt.model(),
                receipt.provider(),
                receipt.generationId(),
                receipt.outcome(),
                receipt.promptTokens(),
                receipt.completionTokens(),
                hold.cost(),
                receipt.cost(),
                receipt.reportedCost(),
                receipt.computedCost(),
                receipt.source(),
                hold.ownKey(),
                receipt.latency(),
                receipt.timeToFirstToken(),
                receipt.attempts(),
                hold.heldAt(),
                clock.instant());
    }
}
