package com.ainews.openrouter.usage;

import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.limits.CallDoubt;
import com.ainews.openrouter.limits.ExpireHold;
import com.ainews.openrouter.limits.ReleaseHold;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.port.Ledger;
import com.ainews.openrouter.usage.port.LedgerSums;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The transaction that accounts for one lost call. */
@Service
class SettleLostCall {

    private static final Logger log = LoggerFactory.getLogger(SettleLostCall.class);

    private final ExpireHold expireHold;
    private final ReleaseHold releaseHold;
    private final Ledger ledger;
    private final LedgerSums ledgerSums;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final InstantSource clock;

    SettleLostCall(
            ExpireHold expireHold,
            ReleaseHold releaseHold,
            Ledger ledger,
            LedgerSums ledgerSums,
            ApplicationEventPublisher events,
            Ids ids,
            InstantSource clock) {
        this.expireHold = expireHold;
        this.releaseHold = releaseHold;
        this.ledger = ledger;
        this.ledgerSums = ledgerSums;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Counts what the answer said that it used, else all that was held. Should the call be in the
     * ledger already, its hold is only given back: it was counted, or whoever compares the books
     * finds that it was not.
     *
     * @return whether this settled it; false where somebody was quicker
     */
    @Transactional
    boolean settle(BudgetHold hold) {
        if (!ledgerSums.settled(List.of(hold.id())).isEmpty()) {
            log.error("Hold {} was held although its call is in the ledger", hold.id());
            releaseHold.release(hold.id());
            return false;
        }
        if (!expireHold.expire(hold)) {
            return false;
        }
        LedgerEntry entry = entry(hold, clock.instant());
        ledger.append(List.of(entry));
        events.publishEvent(CallSettled.from(entry));
        return true;
    }

    /**
     * Enters a call that was counted, but is not in the ledger. What it cost is not known any more.
     *
     * @return whether this entered it; false where it is there after all
     */
    @Transactional
    boolean enter(BudgetHold charged) {
        if (!ledgerSums.settled(List.of(charged.id())).isEmpty()) {
            return false;
        }
        LedgerEntry entry = entry(charged, clock.instant());
        ledger.append(List.of(entry));
        events.publishEvent(CallSettled.from(entry));
        return true;
    }

    private LedgerEntry entry(BudgetHold hold, Instant now) {
        CallDoubt.Use use = hold.use();
        Usd cost = use == null ? hold.cost() : use.computedCost();
        return new LedgerEntry(
                ids.next(),
                hold.id(),
                hold.request(),
                hold.payer(),
                hold.purpose(),
                hold.model(),
                null,
                hold.generationId(),
                hold.isDelivered() ? CallOutcome.COMPLETED : CallOutcome.LOST,
                use == null ? hold.tokens() : use.promptTokens(),
                use == null ? TokenCount.ZERO : use.completionTokens(),
                hold.cost(),
                cost,
                null,
                cost,
                CostSource.ESTIMATED,
                hold.ownKey(),
                Duration.between(hold.heldAt(), now),
                null,
                hold.attempt(),
                hold.heldAt(),
                now);
    }
}
