package com.ainews.openrouter.usage;

import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.port.Estimates;

import java.util.Comparator;
import java.util.List;

/** What is estimated in a ledger in memory. */
public final class InMemoryEstimates implements Estimates {

    private final InMemoryLedger ledger;

    public InMemoryEstimates(InMemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public List<LedgerEntry> newest(int limit) {
        return ledger.entries().stream()
                .filter(entry -> entry.source() == CostSource.ESTIMATED)
                .sorted(Comparator.comparing(LedgerEntry::heldAt).reversed())
                .limit(limit)
                .toList();
    }
}
