package com.ainews.openrouter.usage;

import com.ainews.openrouter.limits.SettleHolds;
import com.ainews.openrouter.limits.UsedBudget;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.port.Ledger;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The transaction that accounts for some calls. */
@Service
class SettleEntries {

    private final SettleHolds settleHolds;
    private final Ledger ledger;

    SettleEntries(SettleHolds settleHolds, Ledger ledger) {
        this.settleHolds = settleHolds;
        this.ledger = ledger;
    }

    /** For each whether this settled it; false where its hold had ended before. */
    @Transactional
    List<Boolean> settle(List<LedgerEntry> entries) {
        Set<HoldId> settled = settleHolds.settle(entries.stream()
                .map(entry ->
                        new UsedBudget(entry.payer(), entry.hold(), entry.cost(), entry.tokens()))
                .toList());
        ledger.append(
                entries.stream().filter(entry -> settled.contains(entry.hold())).toList());
        return entries.stream().map(entry -> settled.contains(entry.hold())).toList();
    }
}
