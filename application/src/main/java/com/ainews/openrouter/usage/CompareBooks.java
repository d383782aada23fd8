package com.ainews.openrouter.usage;

import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.limits.FindCharged;
import com.ainews.openrouter.limits.FindHeld;
import com.ainews.openrouter.limits.FindOrphanedHolds;
import com.ainews.openrouter.limits.FindRunningCalls;
import com.ainews.openrouter.limits.MeterReading;
import com.ainews.openrouter.limits.MeterWindows;
import com.ainews.openrouter.limits.ReadMeters;
import com.ainews.openrouter.limits.SettledAmount;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.Finding;
import com.ainews.openrouter.usage.port.LedgerSums;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Compares counters, holds and ledger as they stood at one moment. */
@Service
class CompareBooks {

    /** More are not listed; whoever has as many has another problem first. */
    private static final int MAX_FINDINGS = 1_000;

    static final int MAX_HOLDS = 10_000;

    /** Of more users lost lines are not looked for at once. */
    private static final int MAX_USERS = 100;

    /** Each call counts for one, so that those of others need not be looked at. */
    private static final String USER = "user";

    private final ReadMeters readMeters;
    private final FindHeld findHeld;
    private final FindCharged findCharged;
    private final FindRunningCalls findRunningCalls;
    private final FindOrphanedHolds findOrphanedHolds;
    private final LedgerSums ledgerSums;
    private final InstantSource clock;

    CompareBooks(
            ReadMeters readMeters,
            FindHeld findHeld,
            FindCharged findCharged,
            FindRunningCalls findRunningCalls,
            FindOrphanedHolds findOrphanedHolds,
            LedgerSums ledgerSums,
            InstantSource clock) {
        this.readMeters = readMeters;
        this.findHeld = findHeld;
        this.findCharged = findCharged;
        this.findRunningCalls = findRunningCalls;
        this.findOrphanedHolds = findOrphanedHolds;
        this.ledgerSums = ledgerSums;
        this.clock = clock;
    }

    /** Streams both sides in one order and from one snapshot, so that neither is ever whole in memory. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    ConsistencyReport compare() {
        // Before the first look at the database, which decides what moment this compares: a call
        // that
        // ends after that is still held there, and must not be taken for one that nobody runs.
        Set<HoldId> running = findRunningCalls.find();
        Instant now = clock.instant();
        MeterWindows windows = MeterWindows.at(now);
        List<Finding> findings = new ArrayList<>(findHolds(running));
        long compared;
        try (Stream<MeterReading> meters = readMeters.read(windows);
                Stream<SettledAmount> sums = ledgerSums.read(windows)) {
            var walk = new Walk(meters.iterator(), sums.iterator(), findings);
            compared = walk.compareAll();
        }
        findings.addAll(findLost(findings));
        return new ConsistencyReport(now, compared, findings);
    }

    /** Looked for only where a counter has more than the ledger: it counts each call that is lost. */
    private List<Finding> findLost(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding instanceof Finding.WrongMeter wrong
                        && wrong.isAboveLedger()
                        && wrong.scopeType().equals(USER))
                .map(finding -> new UserId(((Finding.WrongMeter) finding).scopeId()))
                .distinct()
                .limit(MAX_USERS)
                .flatMap(user -> findLost(user).stream())
                .limit(MAX_FINDINGS)
                .toList();
    }

    private List<Finding> findLost(UserId user) {
        List<BudgetHold> charged = findCharged.find(user, MAX_HOLDS);
        Set<HoldId> settled =
                ledgerSums.settled(charged.stream().map(BudgetHold::id).toList());
        return charged.stream()
                .filter(hold -> !settled.contains(hold.id()))
                .<Finding>map(hold ->
                        new Finding.LostLine(hold.id(), user, hold.cost().amount(), hold.heldAt()))
                .toList();
    }

    private List<Finding> findHolds(Set<HoldId> running) {
        List<Finding> findings = new ArrayList<>();
        List<BudgetHold> held = findHeld.find(MAX_HOLDS);
        Set<HoldId> settled =
                ledgerSums.settled(held.stream().map(BudgetHold::id).toList());
        held.stream()
                .filter(hold -> settled.contains(hold.id()))
                .map(hold ->
                        new Finding.HeldAfterSettlement(hold.id(), hold.cost().amount()))
                .forEach(findings::add);
        findOrphanedHolds.find(MAX_FINDINGS, running).stream()
                .filter(hold -> !settled.contains(hold.id()))
                .map(hold ->
                        new Finding.OrphanedHold(hold.id(), hold.cost().amount(), hold.heldAt()))
                .forEach(findings::add);
        return findings;
    }

    /** Goes along both sides at once; each is sorted by scope's type, scope's id, kind and bucket. */
    private static final class Walk {

        private static final Comparator<SettledAmount> ORDER = Comparator.comparing(
                        SettledAmount::scopeType)
                .thenComparing(amount -> amount.scopeId().toString())
                .thenComparing(SettledAmount::kind)
                .thenComparing(SettledAmount::bucket);

        private final Iterator<MeterReading> meters;
        private final Iterator<SettledAmount> sums;
        private final List<Finding> findings;
        private long compared;

        Walk(Iterator<MeterReading> meters, Iterator<SettledAmount> sums, List<Finding> findings) {
            this.meters = meters;
            this.sums = sums;
            this.findings = findings;
        }

        long compareAll() {
            MeterReading meter = next(meters);
            SettledAmount sum = next(sums);
            while (true) {
                if (meter != null && (sum == null || order(meter, sum) < 0)) {
                    compare(meter, BigDecimal.ZERO);
                    meter = next(meters);
                } else if (sum != null && (meter == null || order(meter, sum) > 0)) {
                    compare(unknown(sum), sum.amount());
                    sum = next(sums);
                } else if (meter != null && sum != null) {
                    compare(meter, sum.amount());
                    meter = next(meters);
                    sum = next(sums);
                } else {
                    return compared;
                }
            }
        }

        private static int order(MeterReading meter, SettledAmount sum) {
            return ORDER.compare(
                    new SettledAmount(
                            meter.scopeType(),
                            meter.scopeId(),
                            meter.kind(),
                            meter.bucket(),
                            meter.settled()),
                    sum);
        }

        private void compare(MeterReading meter, BigDecimal settledInLedger) {
            compared++;
            if ((meter.settled().compareTo(settledInLedger) != 0
                            || meter.held().compareTo(meter.heldByHolds()) != 0)
                    && findings.size() < MAX_FINDINGS) {
                findings.add(new Finding.WrongMeter(
                        meter.scopeType(),
                        meter.scopeId(),
                        meter.kind(),
                        meter.bucket(),
                        meter.settled(),
                        settledInLedger,
                        meter.held(),
                        meter.heldByHolds()));
            }
        }

        /** The counter that should be there. */
        private static MeterReading unknown(SettledAmount sum) {
            return new MeterReading(
                    sum.scopeType(),
                    sum.scopeId(),
                    sum.kind(),
                    sum.bucket(),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO);
        }

        private static <T> @Nullable T next(Iterator<T> iterator) {
            return iterator.hasNext() ? iterator.next() : null;
        }
    }
}
