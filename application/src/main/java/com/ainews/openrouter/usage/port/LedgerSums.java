package com.ainews.openrouter.usage.port;

import com.ainews.openrouter.limits.MeterWindows;
import com.ainews.openrouter.limits.SettledAmount;
import com.ainews.openrouter.shared.HoldId;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What the ledger's lines add up to, as limits count them. All take part in the transaction around. */
public interface LedgerSums {

    /**
     * The sums of every bucket that still counts, of everybody.
     *
     * @return to be closed; in the order of scope's type, scope's id as text, kind, bucket
     */
    Stream<SettledAmount> read(MeterWindows windows);

    /** The same of one scope. */
    List<SettledAmount> of(String scopeType, UUID scopeId, MeterWindows windows);

    /** Those of some holds whose calls stand in the ledger. */
    Set<HoldId> settled(Collection<HoldId> holds);
}
