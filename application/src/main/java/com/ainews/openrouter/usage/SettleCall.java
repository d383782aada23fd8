package com.ainews.openrouter.usage;

import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.limits.SettleHold;
import com.ainews.openrouter.limits.UsedBudget;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.port.Ledger;
import java.time.InstantSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts for a call that was sent: its hold ends and its ledger line is written. */
@Service
public class SettleCall {

    private final SettleHold settleHold;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final InstantSource clock;

    public SettleCall(
            SettleHold settleHold,
            Ledger ledger,
            ApplicationEventPublisher events,
            Ids ids,
            InstantSource clock) {
        this.settleHold = settleHold;
        this.ledger = ledger;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Settlement and ledger line are one transaction. Settling twice changes nothing. Publishes
     * {@link CallSettled}, and {@link BudgetOverrun} where more was billed than held.
     */
    @Transactional
    public void settle(CallReceipt receipt) {
        LedgerEntry entry = entry(receipt);
        var used = new UsedBudget(entry.cost(), entry.tokens());
        if (!settleHold.settle(entry.hold(), used)) {
            return;
        }
        ledger.append(entry);
        events.publishEvent(CallSettled.from(entry));
        if (entry.overrun().isPositive()) {
            events.publishEvent(new BudgetOverrun(
                    entry.user(), entry.request(), entry.model(), entry.held(), entry.cost()));
        }
    }

    private LedgerEntry entry(CallReceipt receipt) {
        BudgetHold hold = receipt.hold();
        // A call that failed is not billed, and that is as certain as a reported cost.
        boolean certain = receipt.reportedCost() != null || !receipt.completed();
        return new LedgerEntry(
                ids.next(),
                hold.id(),
                hold.request(),
                hold.user(),
                hold.purpose(),
                receipt.model(),
                receipt.provider(),
                receipt.generationId(),
                receipt.completed() ? CallOutcome.COMPLETED : CallOutcome.FAILED,
                receipt.promptTokens(),
                receipt.completionTokens(),
                hold.cost(),
                receipt.cost(),
                receipt.reportedCost(),
                receipt.computedCost(),
                certain ? CostSource.REPORTED : CostSource.ESTIMATED,
                receipt.latency(),
                receipt.attempts(),
                hold.heldAt(),
                clock.instant());
    }
}
