package com.ainews.chaos;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each check on numbers that are made up: first good ones, then the same with one thing wrong. */
class InvariantsTest {

    private static final UUID ADA = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final UUID ANSWERED = new UUID(1, 1);
    private static final UUID LOST = new UUID(1, 2);
    private static final UUID TEAM = new UUID(3, 1);
    private static final String MODEL = "a/small";
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:30Z");
    private static final Instant MINUTE = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant DAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant MONTH = Instant.parse("2026-11-01T00:00:00Z");

    private final List<Watcher.Reading> readings = new ArrayList<>();
    private final List<LedgerRow> ledger = new ArrayList<>();
    private final List<Meter> meters = new ArrayList<>();
    private final List<Bill.Charge> charges = new ArrayList<>();
    private final Set<UUID> answered = new HashSet<>();
    private final Map<String, BigDecimal> told = new HashMap<>();
    private final Map<String, Set<Ask.Answer>> byKey = new HashMap<>();
    private long holdsUnderWay;

    /** Ada was answered once, and once her answer was cut. */
    @BeforeEach
    void startWithWhatIsGood() {
        readings.add(reading("0.9", "1"));
        ledger.add(row(ADA, ANSWERED, "gen-1", "reported", "0.20", 120));
        ledger.add(row(ADA, LOST, null, "estimated", "0.50", 300));
        charges.add(charge("gen-1", ADA, "0.20"));
        charges.add(charge("gen-2", ADA, "0.30"));
        for (UUID scope : new UUID[] {ADA, TEAM}) {
            meters.add(meter(scope, "daily_cost", DAY, "0.70"));
            meters.add(meter(scope, "monthly_cost", MONTH, "0.70"));
            meters.add(meter(scope, "requests_per_hour", MINUTE, "2"));
            meters.add(meter(scope, "tokens_per_hour", MINUTE, "420"));
        }
        answered.add(ANSWERED);
        told.put("gen-1", new BigDecimal("0.20"));
        byKey.put("key", Set.of(new Ask.Answer(ANSWERED, "gen-1", new BigDecimal("0.20"), false)));
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
                        Set.of(ADA, TEAM),
                        ANSWERED,
                        "gen-1",
                        MODEL,
                        "reported",
                        new BigDecimal("0.19"),
                        new BigDecimal("0.20"),
                        120,
                        NOON));

        assertBroken(Invariant.NEVER_OVER, "cost 0.20, and 0.19 was held");
    }

    @Test
    void seesAChargeThatNothingStandsFor() {
        charges.add(charge("gen-3", ADA, "0.01"));

        assertBroken(Invariant.NEVER_LOST, "and no line of the ledger stands for it");
    }

    @Test
    void doesNotTakeOneHighEstimateForTwoCharges() {
        charges.set(1, charge("gen-2", ADA, "0.10"));
        charges.add(charge("gen-3", ADA, "0.10"));

        assertBroken(Invariant.NEVER_LOST, "0.10 was charged to user " + ADA);
    }

    @Test
    void findsTheEstimateOfEachAlsoWhereTheyComeInAnotherOrder() {
        ledger.add(row(ADA, LOST, null, "estimated", "0.20", 300));
        addToMeters("0.20", 300);
        charges.set(1, charge("gen-2", ADA, "0.15"));
        charges.add(charge("gen-3", ADA, "0.45"));

        assertThat(check()).isEmpty();
    }

    @Test
    void doesNotTakeAnothersEstimateForIt() {
        charges.set(1, charge("gen-2", BOB, "0.01"));

        assertBroken(Invariant.NEVER_LOST, "charged to user " + BOB);
    }

    @Test
    void doesNotTakeAnEstimateOfAnotherModelForIt() {
        charges.set(
                1,
                new Bill.Charge(
                        "gen-2", ADA.toString(), "s", "a/large", NOON, new BigDecimal("0.01")));

        assertBroken(Invariant.NEVER_LOST, "by a/large");
    }

    @Test
    void doesNotTakeAnEstimateOfALaterCallForIt() {
        charges.set(
                1,
                new Bill.Charge(
                        "gen-2",
                        ADA.toString(),
                        "s",
                        MODEL,
                        NOON.minusMillis(1),
                        new BigDecimal("0.01")));

        assertBroken(Invariant.NEVER_LOST, "for gen-2");
    }

    @Test
    void doesNotTakeACallThatCostNothingForIt() {
        ledger.add(row(ADA, LOST, null, "reported", "0", 0));
        addToMeters("0", 0);
        charges.add(charge("gen-3", ADA, "0.01"));

        assertBroken(Invariant.NEVER_LOST, "and no line of the ledger stands for it");
    }

    @Test
    void seesAnEstimateThatIsTooLow() {
        charges.set(1, charge("gen-2", ADA, "0.51"));

        assertBroken(Invariant.NEVER_LOST, "0.51 was charged");
    }

    @Test
    void seesAnEstimateThatIsTooLowAlsoWhereItsGenerationIsKnown() {
        ledger.set(1, row(ADA, LOST, "gen-2", "estimated", "0.50", 300));
        charges.set(1, charge("gen-2", ADA, "0.51"));

        assertBroken(Invariant.NEVER_LOST, "gen-2 is estimated at 0.50, and was charged 0.51");
    }

    @Test
    void seesAnEstimateOfNothingWhereSomethingWasCharged() {
        ledger.add(row(ADA, LOST, "gen-3", "estimated", "0", 0));
        addToMeters("0", 0);
        charges.add(charge("gen-3", ADA, "0.01"));

        assertBroken(Invariant.NEVER_LOST, "gen-3 is estimated at 0, and was charged 0.01");
    }

    @Test
    void seesARequestThatWasPaidTwice() {
        ledger.add(row(ADA, ANSWERED, "gen-3", "reported", "0.20", 120));
        addToMeters("0.20", 120);
        for (String generation : new String[] {"gen-1", "gen-3"}) {
            charges.removeIf(charge -> charge.generationId().equals(generation));
            charges.add(new Bill.Charge(
                    generation, ADA.toString(), "one", MODEL, NOON, new BigDecimal("0.20")));
        }

        assertBroken(Invariant.NEVER_LOST, "session one was charged 2 times");
    }

    @Test
    void seesAKeyWithTwoAnswers() {
        byKey.put(
                "key",
                Set.of(
                        new Ask.Answer(ANSWERED, "gen-1", new BigDecimal("0.20"), false),
                        new Ask.Answer(LOST, "gen-2", new BigDecimal("0.20"), false)));

        assertBroken(Invariant.NEVER_LOST, "the key key was answered in 2 ways");
    }

    @Test
    void seesACostThatIsAnotherThanTheClientWasTold() {
        told.put("gen-1", new BigDecimal("0.21"));

        assertBroken(Invariant.NEVER_LOST, "was told that gen-1 cost 0.21");
    }

    @Test
    void seesAnAnswerWithoutALineByItsGeneration() {
        told.put("gen-9", new BigDecimal("0.20"));

        assertBroken(Invariant.NEVER_LOST, "was told that gen-9 cost 0.20");
    }

    @Test
    void takesAStreamThatEndedInAnErrorForOneThatCostNothing() {
        ledger.add(row(ADA, LOST, "gen-5", "reconciled", "0", 0));
        addToMeters("0", 0);

        assertThat(check()).isEmpty();
    }

    @Test
    void seesACostThatIsWrongInItsLastDigit() {
        charges.set(0, charge("gen-1", ADA, "0.20000001"));

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
        meters.set(0, meter(ADA, "daily_cost", DAY, "0.700000001"));

        assertBroken(Invariant.ADDS_UP, "settled at 0.700000001");
    }

    @Test
    void seesWhatIsSettledInAnotherBucket() {
        meters.set(3, meter(ADA, "tokens_per_hour", MINUTE.plusSeconds(60), "420"));

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
    void seesAMeterOfATeamThatDiffersFromTheLedger() {
        meters.set(6, meter(TEAM, "requests_per_hour", MINUTE, "1"));

        assertBroken(Invariant.ADDS_UP, "requests_per_hour of " + TEAM);
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
                readings,
                ledger,
                meters,
                holdsUnderWay,
                charges,
                new Evidence.Heard(answered, told, byKey)));
    }

    private static Watcher.Reading reading(String most, String limit) {
        return new Watcher.Reading(
                "ada", Kind.DAILY_COST, new BigDecimal(most), new BigDecimal(limit), 7);
    }

    private static Bill.Charge charge(String generation, UUID user, String cost) {
        return new Bill.Charge(generation, user.toString(), "", MODEL, NOON, new BigDecimal(cost));
    }

    private static Meter meter(UUID scope, String kind, Instant bucket, String settled) {
        return new Meter(scope, kind, bucket, new BigDecimal(settled), BigDecimal.ZERO);
    }

    /** As one more line of the ledger does. */
    private void addToMeters(String cost, long tokens) {
        meters.replaceAll(meter -> new Meter(
                meter.scope(),
                meter.kind(),
                meter.bucket(),
                meter.settled()
                        .add(
                                switch (meter.kind()) {
                                    case "requests_per_hour" -> BigDecimal.ONE;
                                    case "tokens_per_hour" -> BigDecimal.valueOf(tokens);
                                    default -> new BigDecimal(cost);
                                }),
                BigDecimal.ZERO));
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
                Set.of(user, TEAM),
                request,
                generation,
                MODEL,
                source,
                BigDecimal.ONE,
                new BigDecimal(cost),
                tokens,
                NOON);
    }
}
