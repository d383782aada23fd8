package com.ainews.openrouter.usage;

import com.ainews.openrouter.limits.SettleHolds;
import com.ainews.openrouter.shared.Ids;
import java.time.InstantSource;
import org.springframework.context.ApplicationEventPublisher;

/** The front door of usage over a ledger in memory. */
public final class UsageInMemory {

    private UsageInMemory() {}

    public static SettleCall settleCall(
            SettleHolds settleHolds,
            InMemoryLedger ledger,
            ApplicationEventPublisher events,
            Ids ids,
            InstantSource clock) {
        var settleEntries = new SettleEntries(settleHolds, ledger);
        return new SettleCall(settleEntries, new Unsettled(settleEntries), events, ids, clock);
    }
}
