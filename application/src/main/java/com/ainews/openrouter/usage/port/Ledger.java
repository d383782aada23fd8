package com.ainews.openrouter.usage.port;

import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.domain.Spending;
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

    /** What all lines of a user cost, and those that were held since each of these instants. */
    Spending spending(UserId user, Instant day, Instant week, Instant month);

    /** Whether a user has a line of this generation of OpenRouter's. */
    boolean hasGeneration(UserId user, String generationId);

    /** Sums over a user's lines since an instant. */
    UsageReport report(UserId user, UsagePeriod period, Instant from, Instant to);
}
