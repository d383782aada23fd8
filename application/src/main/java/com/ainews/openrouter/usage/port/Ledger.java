package com.ainews.openrouter.usage.port;

import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.domain.UsagePeriod;
import com.ainews.openrouter.usage.domain.UsageReport;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every call cost, for good. */
public interface Ledger {

    /** Adds lines. Takes part in the transaction around it. */
    void append(List<LedgerEntry> entries);

    /**
     * A user's lines, newest first.
     *
     * @param before only lines that come behind this one; null for the first page
     */
    List<LedgerEntry> page(UserId user, int limit, @Nullable UUID before);

    /** Sums over a user's lines since an instant. */
    UsageReport report(UserId user, UsagePeriod period, Instant from, Instant to);
}
