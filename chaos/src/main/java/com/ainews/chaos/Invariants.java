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
                        reading.scope(),
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
        everyChargeIsCovered();
        nothingWasPaidTwice();
        Set<UUID> requests =
                evidence.ledger().stream().map(LedgerRow::request).collect(Collectors.toSet());
        for (UUID answered : evidence.heard().requests()) {
            if (!requests.contains(answered)) {
                breach(
                        Invariant.NEVER_LOST,
                        "request %s was answered, and the ledger has no line of it",
                        answered);
            }
        }
        evidence.heard().costs().forEach(this::compareWithWhatWasTold);
    }

    private void compare(LedgerRow row, String generation, Bill.@Nullable Charge charge) {
        if (charge == null && !row.isEstimated() && row.cost().signum() == 0) {
            // A stream that ended in an error is known to OpenRouter, and costs nothing.
            return;
        }
        if (charge == null) {
            breach(
                    Invariant.NEVER_LOST,
                    "the ledger has generation %s, which was not charged",
                    generation);
        } else if (row.isEstimated() && row.cost().compareTo(charge.cost()) < 0) {
            breach(
                    Invariant.NEVER_LOST,
                    "generation %s is estimated at %s, and was charged %s",
                    generation,
                    row.cost().toPlainString(),
                    charge.cost().toPlainString());
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

    /** For each charge that nobody saw there must be a line of its own that is high enough. */
    private void everyChargeIsCovered() {
        for (Bill.Charge charge : Covers.missing(evidence.unseen(), evidence.ledger())) {
            breach(
                    Invariant.NEVER_LOST,
                    "%s was charged to user %s for %s by %s, and no line of the ledger stands for"
                            + " it",
                    charge.cost().toPlainString(),
                    charge.user(),
                    charge.generationId(),
                    charge.model());
        }
    }

    /** Each request names a session of its own, and no other model than one. */
    private void nothingWasPaidTwice() {
        evidence.charges().stream()
                .filter(charge -> !charge.session().isEmpty())
                .collect(Collectors.groupingBy(Bill.Charge::session))
                .forEach((session, charges) -> {
                    if (charges.size() > 1) {
                        breach(
                                Invariant.NEVER_LOST,
                                "the request of session %s was charged %d times",
                                session,
                                charges.size());
                    }
                });
        evidence.heard().byKey().forEach((key, answers) -> {
            if (answers.size() > 1) {
                breach(
                        Invariant.NEVER_LOST,
                        "the request with the key %s was answered in %d ways",
                        key,
                        answers.size());
            }
        });
    }

    private void compareWithWhatWasTold(String generation, BigDecimal told) {
        boolean stands = evidence.ledger().stream()
                .filter(row -> generation.equals(row.generationId()))
                .anyMatch(row -> row.cost().compareTo(told) == 0);
        if (!stands) {
            breach(
                    Invariant.NEVER_LOST,
                    "a client was told that %s cost %s, and the ledger has no such line",
                    generation,
                    told.toPlainString());
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

    private record Bucket(UUID scope, Kind kind, Instant start) {}

    private void addsUp() {
        Map<Bucket, BigDecimal> byLedger = new HashMap<>();
        Map<Bucket, BigDecimal> byMeter = new HashMap<>();
        for (LedgerRow row : evidence.ledger()) {
            for (Kind kind : Kind.values()) {
                for (UUID scope : row.scopes()) {
                    byLedger.merge(
                            new Bucket(scope, kind, kind.bucketOf(row.heldAt())),
                            kind.of(row),
                            BigDecimal::add);
                }
            }
        }
        for (Meter meter : evidence.meters()) {
            // Kinds that nobody knows here are no business of this.
            Kind.ofStored(meter.kind())
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
                        bucket.scope(),
                        bucket.start(),
                        meter.toPlainString(),
                        ledger.toPlainString());
            }
        }
    }

    private void breach(Invariant invariant, String what, Object... facts) {
        breaches.add(new Breach(invariant, what.formatted(facts)));
    }
}
