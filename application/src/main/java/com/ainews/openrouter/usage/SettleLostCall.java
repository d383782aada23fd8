package com.ainews.openrouter.usage;

import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.limits.ExpireHold;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.port.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The transaction that accounts for one lost call. */
@Service
class SettleLostCall {

    private final ExpireHold expireHold;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final InstantSource clock;

    SettleLostCall(
            ExpireHold expireHold,
            Ledger ledger,
            ApplicationEventPublisher events,
            Ids ids,
            InstantSource clock) {
        this.expireHold = expireHold;
        this.ledger = ledger;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether this settled it; false where somebody was quicker. */
    @Transactional
    boolean settle(BudgetHold hold) {
        if (!expireHold.expire(hold)) {
            return false;
        }
        Instant now = clock.instant();
        var entry = new LedgerEntry(
                ids.next(),
                hold.id(),
                hold.request(),
                hold.payer(),
                hold.purpose(),
                hold.model(),
                null,
                hold.generationId(),
                CallOutcome.LOST,
                hold.tokens(),
                TokenCount.ZERO,
                hold.cost(),
                hold.cost(),
                null,
                hold.cost(),
                CostSource.ESTIMATED,
                false,
                Duration.between(hold.heldAt(), now),
                null,
                hold.attempt(),
                hold.heldAt(),
                now);
        ledger.append(List.of(entry));
        events.publishEvent(CallSettled.from(entry));
        return true;
    }
}
