package com.ainews.chaos;

import com.ainews.chaos.Breach.Invariant;
import com.ainews.sandbox.Bill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what the service has written with what the provider charged and the clients heard. */
final class Invariants {

    private final Evidence evidence;
    private final List<Breach> breaches = new ArrayList<>();

    private Invariants(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Everything that is not as it should be; empty where all invariants hold. */
    static List<Breach> check(Evidence evidence) {
        var invariants = new Invariants(evidence);
        invariants.neverOver();
        invariants.neverLost();
        invariants.neverLeaked();
        invariants.addsUp();
        return List.copyOf(invariants.breaches);
    }

    private void neverOver() {
        for (Watcher.Reading reading : evidence.readings()) {
            if (reading.isOver()) {
                breach(
                        Invariant.NEVER_OVER,
                        "%s of %s was seen at %s, with a limit of %s",
                        reading.kind().stored(),
                        reading.user(),
                        reading.most().toPlainString(),
                        reading.limit().toPlainString());
            }
        }
        if (evidence.readings().stream().noneMatch(reading -> reading.looks() > 0)) {
            breach(Invariant.NEVER_OVER, "nobody looked: the watcher saw no meter");
        }
        for (LedgerRow row : evidence.ledger()) {
            if (row.isOverrun()) {
                breach(
                        Invariant.NEVER_OVER,
                        "request %s cost %s, and %s was held for it",
                        row.request(),
                        row.cost().toPlainString(),
                        row.held().toPlainString());
            }
        }
    }

    private void neverLost() {
        Map<String, Bill.Charge> charges = evidence.charges().stream()
                .collect(Collectors.toMap(Bill.Charge::generationId, Function.identity()));
        Set<String> seen = new HashSet<>();
        for (LedgerRow row : evidence.ledger()) {
            String generation = row.generationId();
            if (generation != null) {
                compare(row, generation, charges.get(generation));
                if (!seen.add(generation)) {
                    breach(
                            Invariant.NEVER_LOST,
                            "generation %s is in the ledger more than once",
                            generation);
                }
            }
        }
        evidence.users().forEach(this::everyChargeOfAUserIsCovered);
        Set<UUID> requests =
                evidence.ledger().stream().map(LedgerRow::request).collect(Collectors.toSet());
        for (UUID answered : evidence.answered()) {
            if (!requests.contains(answered)) {
                breach(
                        Invariant.NEVER_LOST,
                        "request %s was answered, and the ledger has no line of it",
                        answered);
            }
        }
    }

    private void compare(LedgerRow row, String generation, Bill.@Nullable Charge charge) {
        if (charge == null) {
            breach(
                    Invariant.NEVER_LOST,
                    "the ledger has generation %s, which was not charged",
                    generation);
        } else if (!row.isEstimated() && row.cost().compareTo(charge.cost()) != 0) {
            breach(
                    Invariant.NEVER_LOST,
                    "generation %s stands at %s in the ledger as %s, and was charged %s",
                    generation,
                    row.cost().toPlainString(),
                    row.source(),
                    charge.cost().toPlainString());
        }
    }

    /** What nobody saw must be covered by lines without a generation, in number and in money. */
    private void everyChargeOfAUserIsCovered(UUID user) {
        List<Bill.Charge> unseen = evidence.unseen().stream()
                .filter(charge -> charge.user().equals(user.toString()))
                .toList();
        List<LedgerRow> covers = evidence.ledger().stream()
                .filter(row -> row.user().equals(user))
                .filter(row -> row.generationId() == null && !row.isUnbilled())
                .toList();
        if (unseen.size() > covers.size()) {
            breach(
                    Invariant.NEVER_LOST,
                    "%d charges of user %s are not in the ledger, and only %d lines stand for such",
                    unseen.size(),
                    user,
                    covers.size());
        }
        BigDecimal charged = sum(unseen.stream().map(Bill.Charge::cost).toList());
        BigDecimal covered = sum(covers.stream().map(LedgerRow::cost).toList());
        if (charged.compareTo(covered) > 0) {
            breach(
                    Invariant.NEVER_LOST,
                    "%s was charged unseen for user %s, and estimates cover only %s",
                    charged.toPlainString(),
                    user,
                    covered.toPlainString());
        }
    }

    private void neverLeaked() {
        if (evidence.holdsUnderWay() > 0) {
            breach(Invariant.NEVER_LEAKED, "%d holds have not ended", evidence.holdsUnderWay());
        }
        for (Meter meter : evidence.meters()) {
            if (meter.held().signum() != 0) {
                breach(
                        Invariant.NEVER_LEAKED,
                        "%s is still held on %s of %s in %s",
                        meter.held().toPlainString(),
                        meter.kind(),
                        meter.scope(),
                        meter.bucket());
            }
        }
    }

    private record Bucket(UUID user, Kind kind, Instant start) {}

    private void addsUp() {
        Map<Bucket, BigDecimal> byLedger = new HashMap<>();
        Map<Bucket, BigDecimal> byMeter = new HashMap<>();
        for (LedgerRow row : evidence.ledger()) {
            for (Kind kind : Kind.values()) {
                byLedger.merge(
                        new Bucket(row.user(), kind, kind.bucketOf(row.heldAt())),
                        kind.of(row),
                        BigDecimal::add);
            }
        }
        for (Meter meter : evidence.meters()) {
            // Other scopes than users, and kinds that nobody knows here, are no business of this.
            Kind.ofStored(meter.kind())
                    .filter(_ -> evidence.users().contains(meter.scope()))
                    .ifPresent(kind -> byMeter.merge(
                            new Bucket(meter.scope(), kind, meter.bucket()),
                            meter.settled(),
                            BigDecimal::add));
        }
        Set<Bucket> buckets = new HashSet<>(byLedger.keySet());
        buckets.addAll(byMeter.keySet());
        for (Bucket bucket : buckets) {
            BigDecimal ledger = byLedger.getOrDefault(bucket, BigDecimal.ZERO);
            BigDecimal meter = byMeter.getOrDefault(bucket, BigDecimal.ZERO);
            if (ledger.compareTo(meter) != 0) {
                breach(
                        Invariant.ADDS_UP,
                        "%s of %s in %s is settled at %s, and the ledger's lines make %s",
                        bucket.kind().stored(),
                        bucket.user(),
                        bucket.start(),
                        meter.toPlainString(),
                        ledger.toPlainString());
            }
        }
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void breach(Invariant invariant, String what, Object... facts) {
        breaches.add(new Breach(invariant, what.formatted(facts)));
    }
}
