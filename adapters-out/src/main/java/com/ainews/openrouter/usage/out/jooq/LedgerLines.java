package com.ainews.openrouter.usage.out.jooq;

import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.out.jooq.db.Routines;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.Configuration;
import org.jspecify.annotations.Nullable;

/** Adds lines to the ledger, any number by one statement. */
final class LedgerLines {

    private LedgerLines() {}

    static void append(Configuration configuration, List<LedgerEntry> entries) {
        Routines.appendLines(
                configuration,
                each(entries, UUID[]::new, LedgerEntry::id),
                each(entries, UUID[]::new, e -> e.hold().value()),
                each(entries, UUID[]::new, e -> e.request().value()),
                each(entries, UUID[]::new, e -> e.payer().user().value()),
                each(entries, UUID[]::new, e -> e.payer().token().value()),
                each(entries, UUID[]::new, LedgerLines::team),
                each(entries, UUID[]::new, LedgerLines::organization),
                each(entries, String[]::new, LedgerEntry::purpose),
                each(entries, String[]::new, e -> e.model().value()),
                each(entries, String[]::new, LedgerEntry::provider),
                each(entries, String[]::new, LedgerEntry::generationId),
                each(entries, String[]::new, e -> e.outcome().storedName()),
                each(entries, Long[]::new, e -> e.promptTokens().value()),
                each(entries, Long[]::new, e -> e.completionTokens().value()),
                each(entries, BigDecimal[]::new, e -> e.held().amount()),
                each(entries, BigDecimal[]::new, e -> e.cost().amount()),
                each(entries, BigDecimal[]::new, LedgerEntry::reportedCost),
                each(entries, BigDecimal[]::new, e -> e.computedCost().amount()),
                each(entries, String[]::new, e -> e.source().storedName()),
                each(entries, Boolean[]::new, LedgerEntry::ownKey),
                each(entries, Long[]::new, e -> e.latency().toMillis()),
                each(entries, Long[]::new, LedgerLines::firstToken),
                each(entries, Integer[]::new, LedgerEntry::attempts),
                each(entries, OffsetDateTime[]::new, e -> utc(e.heldAt())),
                each(entries, OffsetDateTime[]::new, e -> utc(e.settledAt())));
    }

    private static @Nullable UUID team(LedgerEntry entry) {
        TeamId team = entry.payer().team();
        return team == null ? null : team.value();
    }

    private static @Nullable UUID organization(LedgerEntry entry) {
        OrganizationId organization = entry.payer().organization();
        return organization == null ? null : organization.value();
    }

    private static @Nullable Long firstToken(LedgerEntry entry) {
        Duration time = entry.timeToFirstToken();
        return time == null ? null : time.toMillis();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> T[] each(
            List<LedgerEntry> entries,
            IntFunction<T[]> array,
            Function<LedgerEntry, @Nullable T> value) {
        return entries.stream().map(value).toArray(array);
    }
}
