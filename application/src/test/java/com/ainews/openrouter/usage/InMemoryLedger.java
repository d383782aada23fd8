package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.domain.Spending;
import com.ainews.openrouter.usage.domain.UsagePeriod;
import com.ainews.openrouter.usage.domain.UsageReport;
import com.ainews.openrouter.usage.domain.UsageTotals;
import com.ainews.openrouter.usage.port.Ledger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A ledger in memory. */
public final class InMemoryLedger implements Ledger {

    private static final Comparator<LedgerEntry> NEWEST_FIRST = Comparator.comparing(
                    LedgerEntry::heldAt)
            .thenComparing(entry -> entry.id().toString())
            .reversed();

    private final List<LedgerEntry> entries = new CopyOnWriteArrayList<>();

    /** Every line of everybody, oldest first. */
    public List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void append(List<LedgerEntry> added) {
        added.forEach(this::append);
    }

    private void append(LedgerEntry entry) {
        if (entries.stream().anyMatch(known -> known.hold().equals(entry.hold()))) {
            throw new IllegalStateException("There is a line of the hold " + entry.hold());
        }
        entries.add(entry);
    }

    @Override
    public List<LedgerEntry> page(UserId user, int limit, @Nullable UUID before) {
        List<LedgerEntry> mine = entries.stream()
                .filter(entry -> entry.payer().user().equals(user))
                .sorted(NEWEST_FIRST)
                .toList();
        if (before == null) {
            return mine.stream().limit(limit).toList();
        }
        return mine.stream()
                .dropWhile(entry -> !entry.id().equals(before))
                .skip(1)
                .limit(limit)
                .toList();
    }

    @Override
    public Spending spending(UserId user, Instant day, Instant week, Instant month) {
        return new Spending(
                since(user, Instant.MIN), since(user, day), since(user, week), since(user, month));
    }

    private Usd since(UserId user, Instant from) {
        return entries.stream()
                .filter(entry -> entry.payer().user().equals(user))
                .filter(entry -> !entry.heldAt().isBefore(from))
                .map(LedgerEntry::cost)
                .reduce(Usd.ZERO, Usd::plus);
    }

    @Override
    public boolean hasGeneration(UserId user, String generationId) {
        return entries.stream()
                .anyMatch(entry -> entry.payer().user().equals(user)
                        && generationId.equals(entry.generationId()));
    }

    @Override
    public UsageReport report(UserId user, UsagePeriod period, Instant from, Instant to) {
        List<LedgerEntry> mine = entries.stream()
                .filter(entry -> entry.payer().user().equals(user))
                .filter(entry -> !entry.heldAt().isBefore(from))
                .filter(entry -> !entry.heldAt().isAfter(to))
                .toList();
        return new UsageReport(
                period,
                from,
                to,
                sum(mine),
                grouped(mine, LedgerEntry::model, Comparator.comparing(Object::toString))
                        .entrySet()
                        .stream()
                        .map(e -> new UsageReport.OfModel(e.getKey(), sum(e.getValue())))
                        .sorted(Comparator.comparing(
                                        (UsageReport.OfModel m) -> m.totals().cost())
                                .reversed())
                        .toList(),
                grouped(
                                mine,
                                entry -> entry.heldAt().truncatedTo(period.step()),
                                Comparator.<Instant>naturalOrder())
                        .entrySet()
                        .stream()
                        .map(e -> new UsageReport.Point(e.getKey(), sum(e.getValue())))
                        .toList());
    }

    private static <K> Map<K, List<LedgerEntry>> grouped(
            List<LedgerEntry> entries, Function<LedgerEntry, K> key, Comparator<? super K> order) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        key, () -> new TreeMap<>(order), Collectors.toList()));
    }

    private static UsageTotals sum(List<LedgerEntry> entries) {
        return entries.stream()
                .map(entry -> new UsageTotals(
                        1,
                        entry.outcome() == CallOutcome.COMPLETED ? 0 : 1,
                        entry.promptTokens(),
                        entry.completionTokens(),
                        entry.cost()))
                .reduce(UsageTotals.NOTHING, UsageTotals::plus);
    }
}
