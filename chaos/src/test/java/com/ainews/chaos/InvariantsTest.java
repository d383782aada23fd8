package com.ainews.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.chaos.Breach.Invariant;
import com.ainews.sandbox.Bill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each check on numbers that are made up: first good ones, then the same with one thing wrong. */
class InvariantsTest {

    private static final UUID ADA = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final UUID ANSWERED = new UUID(1, 1);
    private static final UUID LOST = new UUID(1, 2);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:30Z");
    private static final Instant MINUTE = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant DAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant MONTH = Instant.parse("2026-11-01T00:00:00Z");

    private final List<Watcher.Reading> readings = new ArrayList<>();
    private final List<LedgerRow> ledger = new ArrayList<>();
    private final List<Meter> meters = new ArrayList<>();
    private final List<Bill.Charge> charges = new ArrayList<>();
    private final Set<UUID> answered = new HashSet<>();
    private long holdsUnderWay;

    /** Ada was answered once, and once her answer was cut. */
    @BeforeEach
    void startWithWhatIsGood() {
        readings.add(reading("0.9", "1"));
        ledger.add(row(ADA, ANSWERED, "gen-1", "reported", "0.20", 120));
        ledger.add(row(ADA, LOST, null, "estimated", "0.50", 300));
        charges.add(new Bill.Charge("gen-1", ADA.toString(), new BigDecimal("0.20")));
        charges.add(new Bill.Charge("gen-2", ADA.toString(), new BigDecimal("0.30")));
        meters.add(meter("daily_cost", DAY, "0.70"));
        meters.add(meter("monthly_cost", MONTH, "0.70"));
        meters.add(meter("requests_per_hour", MINUTE, "2"));
        meters.add(meter("tokens_per_hour", MINUTE, "420"));
        answered.add(ANSWERED);
    }

    @Test
    void findsNothingWhereAllIsGood() {
        assertThat(check()).isEmpty();
    }

    @Test
    void seesALimitThatWasOverrunForAMoment() {
        readings.add(reading("1.0000001", "1"));

        assertBroken(Invariant.NEVER_OVER, "daily_cost of ada was seen at 1.0000001");
    }

    @Test
    void takesAFullLimitForGood() {
        readings.add(reading("1.000", "1"));

        assertThat(check()).isEmpty();
    }

    @Test
    void seesThatNobodyLooked() {
        readings.clear();

        assertBroken(Invariant.NEVER_OVER, "nobody looked");
    }

    @Test
    void seesACallThatCostMoreThanWasHeld() {
        ledger.set(
                0,
                new LedgerRow(
                        ADA,
                        ANSWERED,
                        "gen-1",
                        "completed",
                        "reported",
                        new BigDecimal("0.19"),
                        new BigDecimal("0.20"),
                        120,
                        NOON));

        assertBroken(Invariant.NEVER_OVER, "cost 0.20, and 0.19 was held");
    }

    @Test
    void seesAChargeThatNothingStandsFor() {
        charges.add(new Bill.Charge("gen-3", ADA.toString(), new BigDecimal("0.01")));

        assertBroken(Invariant.NEVER_LOST, "2 charges of user " + ADA);
    }

    @Test
    void doesNotTakeAnothersEstimateForIt() {
        charges.add(new Bill.Charge("gen-3", BOB.toString(), new BigDecimal("0.01")));

        assertThat(check())
                .extracting(Breach::invariant)
                .containsOnly(Invariant.NEVER_LOST)
                .hasSize(2);
    }

    @Test
    void doesNotTakeACallThatCostNothingForIt() {
        ledger.add(row(ADA, LOST, null, "reported", "0", 0));
        meters.set(2, meter("requests_per_hour", MINUTE, "3"));
        charges.add(new Bill.Charge("gen-3", ADA.toString(), new BigDecimal("0.01")));

        assertBroken(Invariant.NEVER_LOST, "only 1 lines stand for such");
    }

    @Test
    void seesAnEstimateThatIsTooLow() {
        charges.set(1, new Bill.Charge("gen-2", ADA.toString(), new BigDecimal("0.51")));

        assertBroken(Invariant.NEVER_LOST, "0.51 was charged unseen");
    }

    @Test
    void seesACostThatIsWrongInItsLastDigit() {
        charges.set(0, new Bill.Charge("gen-1", ADA.toString(), new BigDecimal("0.20000001")));

        assertBroken(Invariant.NEVER_LOST, "stands at 0.20 in the ledger as reported");
    }

    @Test
    void comparesWhatWasReconciledToTheLastDigitToo() {
        ledger.set(1, row(ADA, LOST, "gen-2", "reconciled", "0.50", 300));

        assertBroken(Invariant.NEVER_LOST, "as reconciled, and was charged 0.30");
    }

    @Test
    void seesAGenerationThatIsAccountedForTwice() {
        ledger.set(1, row(ADA, LOST, "gen-1", "estimated", "0.50", 300));
        charges.remove(1);

        assertBroken(Invariant.NEVER_LOST, "gen-1 is in the ledger more than once");
    }

    @Test
    void seesAGenerationThatWasNeverCharged() {
        ledger.set(1, row(ADA, LOST, "gen-9", "estimated", "0.50", 300));
        charges.remove(1);

        assertBroken(Invariant.NEVER_LOST, "gen-9, which was not charged");
    }

    @Test
    void seesAnAnswerThatTheLedgerDoesNotKnow() {
        UUID unknown = new UUID(1, 9);
        answered.add(unknown);

        assertBroken(Invariant.NEVER_LOST, unknown + " was answered");
    }

    @Test
    void seesAHoldThatHasNotEnded() {
        holdsUnderWay = 3;

        assertBroken(Invariant.NEVER_LEAKED, "3 holds");
    }

    @Test
    void seesWhatIsStillHeldAlsoOfOthersThanUsers() {
        meters.add(new Meter(
                new UUID(9, 9), "of_another_day", DAY, BigDecimal.ZERO, new BigDecimal("0.1")));

        assertBroken(Invariant.NEVER_LEAKED, "0.1 is still held on of_another_day");
    }

    @Test
    void seesAMeterThatDiffersFromTheLedgerInItsLastDigit() {
        meters.set(0, meter("daily_cost", DAY, "0.700000001"));

        assertBroken(Invariant.ADDS_UP, "settled at 0.700000001");
    }

    @Test
    void seesWhatIsSettledInAnotherBucket() {
        meters.set(3, meter("tokens_per_hour", MINUTE.plusSeconds(60), "420"));

        assertThat(check())
                .extracting(Breach::invariant)
                .containsExactly(Invariant.ADDS_UP, Invariant.ADDS_UP);
    }

    @Test
    void seesAMeterThatIsMissing() {
        meters.remove(2);

        assertBroken(Invariant.ADDS_UP, "requests_per_hour of " + ADA);
    }

    @Test
    void seesASettlementWithoutALedgerLine() {
        meters.add(new Meter(BOB, "daily_cost", DAY, BigDecimal.ONE, BigDecimal.ZERO));

        assertBroken(Invariant.ADDS_UP, "the ledger's lines make 0");
    }

    private void assertBroken(Invariant invariant, String words) {
        assertThat(check()).singleElement().satisfies(breach -> {
            assertThat(breach.invariant()).isEqualTo(invariant);
            assertThat(breach.what()).contains(words);
        });
    }

    private List<Breach> check() {
        return Invariants.check(new Evidence(
                Set.of(ADA, BOB), readings, ledger, meters, holdsUnderWay, charges, answered));
    }

    private static Watcher.Reading reading(String most, String limit) {
        return new Watcher.Reading(
                "ada", Kind.DAILY_COST, new BigDecimal(most), new BigDecimal(limit), 7);
    }

    private static Meter meter(String kind, Instant bucket, String settled) {
        return new Meter(ADA, kind, bucket, new BigDecimal(settled), BigDecimal.ZERO);
    }

    private static LedgerRow row(
            UUID user,
            UUID request,
            @Nullable String generation,
            String source,
            String cost,
            long tokens) {
        return new LedgerRow(
                user,
                request,
                generation,
                "completed",
                source,
                BigDecimal.ONE,
                new BigDecimal(cost),
                tokens,
                NOON);
    }
}
