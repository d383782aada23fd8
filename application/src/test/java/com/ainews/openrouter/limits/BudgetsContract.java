package com.ainews.openrouter.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Doubt;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.ScopeType;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.limits.port.DoubtfulHolds;
import com.ainews.openrouter.limits.port.OldHolds;
import com.ainews.openrouter.limits.port.ScopeLimits;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of budgets must do. */
public abstract class BudgetsContract {

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final UUID OWNER = UUID.randomUUID();

    private final SettableClock clock = new SettableClock("2026-03-31T23:30:00Z");
    private final UserId user = new UserId(UUID.randomUUID());
    private final Payer payer = new Payer(user, new AccessTokenId(UUID.randomUUID()), null, null);

    protected abstract Budgets budgets();

    protected abstract OldHolds oldHolds();

    protected abstract DoubtfulHolds doubtfulHolds();

    protected abstract ScopeLimits scopeLimits();

    @Test
    void grantsWhatFitsAndHoldsIt() {
        assertThat(place(hold("0.4", 100), Map.of(LimitKind.DAILY_COST, usd("1"))))
                .isInstanceOf(Verdict.Granted.class);

        LimitState daily = state(LimitKind.DAILY_COST, Map.of(LimitKind.DAILY_COST, usd("1")));
        assertThat(daily.held()).isEqualByComparingTo("0.4");
        assertThat(daily.settled()).isZero();
        assertThat(daily.left()).isEqualByComparingTo("0.6");
        assertThat(daily.resetsAt()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(state(LimitKind.REQUESTS_PER_HOUR, Map.of()).held()).isEqualByComparingTo("1");
        assertThat(state(LimitKind.TOKENS_PER_HOUR, Map.of()).held()).isEqualByComparingTo("100");
    }

    @Test
    void grantsTheLastCentButNotOneMore() {
        Map<LimitKind, BigDecimal> limits = Map.of(LimitKind.MONTHLY_COST, usd("0.000000012"));

        assertThat(place(hold("0.000000012", 1), limits)).isInstanceOf(Verdict.Granted.class);
        assertThat(place(hold("0.000000000001", 1), limits)).isInstanceOf(Verdict.Denied.class);
    }

    @Test
    void deniesAllOrNothingAndNamesEachBrokenLimit() {
        Map<LimitKind, BigDecimal> limits = Map.of(
                LimitKind.DAILY_COST, usd("0.5"),
                LimitKind.MONTHLY_COST, usd("100"),
                LimitKind.TOKENS_PER_HOUR, usd("150"));
        place(hold("0.4", 100), limits);

        Verdict verdict = place(hold("0.2", 60), limits);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Denied.class, denied -> {
            assertThat(denied.broken())
                    .extracting(LimitState::kind)
                    .containsExactlyInAnyOrder(LimitKind.DAILY_COST, LimitKind.TOKENS_PER_HOUR);
            assertThat(denied.broken()).allSatisfy(s -> assertThat(s.held()).isPositive());
        });
        assertThat(state(LimitKind.MONTHLY_COST, limits).held()).isEqualByComparingTo("0.4");
        assertThat(state(LimitKind.REQUESTS_PER_HOUR, limits).held()).isEqualByComparingTo("1");
    }

    @Test
    void settlesWhatWasUsedAndGivesTheRestBack() {
        Hold hold = hold("0.4", 100);
        place(hold, Map.of());

        assertThat(end(hold, HoldState.SETTLED, used("0.1", 30))).isTrue();

        assertThat(state(LimitKind.DAILY_COST, Map.of()).settled()).isEqualByComparingTo("0.1");
        assertThat(state(LimitKind.DAILY_COST, Map.of()).held()).isZero();
        assertThat(state(LimitKind.TOKENS_PER_HOUR, Map.of()).settled()).isEqualByComparingTo("30");
        assertThat(state(LimitKind.REQUESTS_PER_HOUR, Map.of()).settled())
                .isEqualByComparingTo("1");
    }

    @Test
    void endsAHoldOnceAndNeverAgain() {
        Hold hold = hold("0.4", 100);
        place(hold, Map.of());
        end(hold, HoldState.SETTLED, used("0.1", 30));

        for (HoldState again : List.of(HoldState.SETTLED, HoldState.RELEASED, HoldState.EXPIRED)) {
            assertThat(end(hold, again, used("0.3", 70))).isFalse();
        }
        assertThat(end(hold("1", 1), HoldState.SETTLED, used("1", 1))).isFalse();
        assertThat(state(LimitKind.DAILY_COST, Map.of()).settled()).isEqualByComparingTo("0.1");
    }

    @Test
    void releasesEverything() {
        Hold hold = hold("0.4", 100);
        place(hold, Map.of());

        end(hold, HoldState.RELEASED, Demand.NOTHING);

        for (LimitKind kind : LimitKind.values()) {
            assertThat(state(kind, Map.of()).held()).as("%s", kind).isZero();
            assertThat(state(kind, Map.of()).settled()).as("%s", kind).isZero();
        }
    }

    @Test
    void countsAnOverrunInFull() {
        Hold hold = hold("0.4", 100);
        place(hold, Map.of(LimitKind.DAILY_COST, usd("0.5")));

        end(hold, HoldState.SETTLED, used("0.9", 100));

        LimitState daily = state(LimitKind.DAILY_COST, Map.of(LimitKind.DAILY_COST, usd("0.5")));
        assertThat(daily.settled()).isEqualByComparingTo("0.9");
        assertThat(daily.left()).isZero();
        assertThat(daily.isWithinLimit()).isFalse();
    }

    @Test
    void settlesInTheWindowsInWhichItWasHeld() {
        Hold hold = hold("0.4", 100);
        place(hold, Map.of());
        clock.set("2026-04-01T00:10:00Z");

        end(hold, HoldState.SETTLED, used("0.1", 30));

        assertThat(state(LimitKind.DAILY_COST, Map.of()).settled()).isZero();
        assertThat(state(LimitKind.MONTHLY_COST, Map.of()).settled()).isZero();
        assertThat(state(LimitKind.TOKENS_PER_HOUR, Map.of()).settled()).isEqualByComparingTo("30");
        clock.set("2026-03-31T23:59:00Z");
        assertThat(state(LimitKind.DAILY_COST, Map.of()).settled()).isEqualByComparingTo("0.1");
        assertThat(state(LimitKind.MONTHLY_COST, Map.of()).settled()).isEqualByComparingTo("0.1");
    }

    @Test
    void forgetsAnHourOnlyWhenAllOfItHasPassed() {
        clock.set("2026-03-31T10:00:59Z");
        place(hold("0.1", 100), Map.of());
        Map<LimitKind, BigDecimal> one = Map.of(LimitKind.REQUESTS_PER_HOUR, usd("1"));

        clock.set("2026-03-31T11:00:58Z");
        assertThat(place(hold("0.1", 1), one)).isInstanceOf(Verdict.Denied.class);
        clock.set("2026-03-31T11:01:00Z");
        assertThat(place(hold("0.1", 1), one)).isInstanceOf(Verdict.Granted.class);
    }

    @Test
    void tellsWhatIsUsedInEachMinuteTheOldestFirst() {
        place(hold("0.1", 100), Map.of());
        clock.advance(Duration.ofMinutes(1));
        place(hold("0.1", 50), Map.of());
        place(hold("0.1", 7), Map.of());

        assertThat(budgets()
                        .used(
                                Scope.of(payer).getFirst(),
                                LimitKind.TOKENS_PER_HOUR,
                                clock.instant()))
                .containsOnlyKeys(
                        Instant.parse("2026-03-31T23:30:00Z"),
                        Instant.parse("2026-03-31T23:31:00Z"))
                .hasEntrySatisfying(
                        Instant.parse("2026-03-31T23:30:00Z"),
                        used -> assertThat(used).isEqualByComparingTo("100"))
                .hasEntrySatisfying(
                        Instant.parse("2026-03-31T23:31:00Z"),
                        used -> assertThat(used).isEqualByComparingTo("57"));
    }

    @Test
    void keepsUsersApart() {
        place(hold("0.4", 100), Map.of());

        var other = new Scope(ScopeType.USER, UUID.randomUUID());
        assertThat(budgets().read(other, Limits.NONE, clock.instant()))
                .allSatisfy(state -> assertThat(state.held()).isZero());
    }

    @Test
    void findsOnlyHoldsWhoseLeaseIsOver() {
        Hold lost = hold("0.4", 100);
        Hold ended = hold("0.4", 100);
        place(lost, Map.of());
        place(ended, Map.of());
        end(ended, HoldState.SETTLED, used("0.1", 1));
        assertThat(mine(oldHolds().overdue(clock.instant(), 1000))).isEmpty();

        clock.advance(LEASE.plusSeconds(1));
        Hold fresh = hold("0.1", 1);
        place(fresh, Map.of());

        assertThat(mine(oldHolds().overdue(clock.instant(), 1000))).containsExactly(lost);
    }

    @Test
    void forgetsWhatIsOldButNotWhatIsHeld() {
        Hold held = hold("0.4", 100);
        place(held, Map.of());
        clock.advance(Duration.ofMinutes(1));
        Hold settled = hold("0.2", 50);
        place(settled, Map.of());
        end(settled, HoldState.SETTLED, used("0.2", 50));

        oldHolds()
                .forgetMeters(LimitKind.TOKENS_PER_HOUR, clock.instant().plus(Duration.ofDays(1)));
        oldHolds().forgetHolds(clock.instant().plus(Duration.ofDays(1)));

        LimitState tokens = state(LimitKind.TOKENS_PER_HOUR, Map.of());
        assertThat(tokens.held()).isEqualByComparingTo("100");
        assertThat(tokens.settled()).isZero();
        assertThat(end(held, HoldState.SETTLED, used("0.1", 10))).isTrue();
    }

    @Test
    void countsForEveryScopeOfThePayerAndIsDeniedByAnyOfThem() {
        var team = new TeamId(UUID.randomUUID());
        var organization = new OrganizationId(UUID.randomUUID());
        Payer member = new Payer(user, new AccessTokenId(UUID.randomUUID()), team, organization);
        Payer colleague = new Payer(
                new UserId(UUID.randomUUID()),
                new AccessTokenId(UUID.randomUUID()),
                team,
                organization);
        var teamScope = new Scope(ScopeType.TEAM, team.value());
        scopeLimits()
                .replace(
                        teamScope,
                        new Limits(Map.of(LimitKind.MONTHLY_COST, usd("0.5"))),
                        clock.instant());

        assertThat(place(hold(member, "0.3", 10), Map.of())).isInstanceOf(Verdict.Granted.class);
        Verdict verdict = place(hold(colleague, "0.3", 10), Map.of());

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Denied.class, denied -> {
            LimitState broken = denied.broken().getFirst();
            assertThat(broken.scope()).isEqualTo(teamScope);
            assertThat(broken.kind()).isEqualTo(LimitKind.MONTHLY_COST);
            assertThat(broken.held()).isEqualByComparingTo("0.3");
        });
        for (Scope scope : Scope.of(member)) {
            assertThat(held(scope)).as("%s", scope).isEqualByComparingTo("0.3");
        }
        for (Scope scope : Scope.of(colleague).subList(0, 2)) {
            assertThat(held(scope)).as("%s", scope).isZero();
        }
    }

    @Test
    void theSmallerOfOwnLimitAndCapCounts() {
        scopeLimits()
                .replace(
                        mine(),
                        new Limits(Map.of(LimitKind.DAILY_COST, usd("0.5"))),
                        clock.instant());

        assertThat(place(hold("0.6", 1), Map.of(LimitKind.DAILY_COST, usd("1"))))
                .isInstanceOfSatisfying(
                        Verdict.Denied.class,
                        denied -> assertThat(denied.broken().getFirst().limit())
                                .isEqualByComparingTo("0.5"));
        assertThat(place(hold("0.4", 1), Map.of(LimitKind.DAILY_COST, usd("0.3"))))
                .isInstanceOf(Verdict.Denied.class);
        assertThat(place(hold("0.4", 1), Map.of())).isInstanceOf(Verdict.Granted.class);
        assertThat(scopeLimits().replace(mine(), Limits.NONE, clock.instant()).byKind())
                .containsOnlyKeys(LimitKind.DAILY_COST);
        assertThat(place(hold("0.6", 1), Map.of())).isInstanceOf(Verdict.Granted.class);
    }

    @Test
    void placesManyAtOnceEachOnItsOwnMerit() {
        Map<LimitKind, BigDecimal> limits = Map.of(LimitKind.DAILY_COST, usd("1"));
        Payer other = new Payer(
                new UserId(UUID.randomUUID()), new AccessTokenId(UUID.randomUUID()), null, null);
        List<Hold> holds = List.of(
                hold("0.6", 1),
                hold("0.6", 1),
                hold(other, "0.9", 1),
                hold("0.4", 1),
                hold("0.1", 1));

        List<Verdict> verdicts = budgets()
                .place(holds.stream()
                        .map(hold -> new Budgets.Asked(hold, new Limits(limits)))
                        .toList());

        assertThat(verdicts).hasSize(5);
        assertThat(verdicts.get(0)).isInstanceOf(Verdict.Granted.class);
        assertThat(verdicts.get(1)).isInstanceOf(Verdict.Denied.class);
        assertThat(verdicts.get(2)).isInstanceOf(Verdict.Granted.class);
        assertThat(verdicts.get(3)).isInstanceOf(Verdict.Granted.class);
        assertThat(verdicts.get(4)).isInstanceOf(Verdict.Denied.class);
        assertThat(state(LimitKind.DAILY_COST, limits).held()).isEqualByComparingTo("1");
        assertThat(state(LimitKind.REQUESTS_PER_HOUR, limits).held()).isEqualByComparingTo("2");
    }

    @Test
    void endsManyAtOnceAndTellsWhichItEnded() {
        List<Hold> holds = List.of(hold("0.1", 1), hold("0.2", 2), hold("0.3", 3));
        holds.forEach(hold -> place(hold, Map.of()));
        end(holds.get(1), HoldState.RELEASED, Demand.NOTHING);

        Set<HoldId> ended = budgets()
                .end(
                        holds.stream()
                                .map(hold -> new Budgets.Ended(hold.id(), used("0.05", 1)))
                                .toList(),
                        HoldState.SETTLED,
                        clock.instant());

        assertThat(ended)
                .containsExactlyInAnyOrder(holds.get(0).id(), holds.get(2).id());
        assertThat(state(LimitKind.DAILY_COST, Map.of()).settled()).isEqualByComparingTo("0.1");
        assertThat(state(LimitKind.DAILY_COST, Map.of()).held()).isZero();
    }

    @Test
    void placingTwiceChangesNothing() {
        Hold hold = hold("0.4", 100);
        place(hold, Map.of());

        assertThat(place(hold, Map.of())).isInstanceOf(Verdict.Granted.class);
        assertThat(state(LimitKind.DAILY_COST, Map.of()).held()).isEqualByComparingTo("0.4");
    }

    @Test
    void aBatchMaySpanTheTurnOfTheMonth() {
        Map<LimitKind, BigDecimal> limits =
                Map.of(LimitKind.MONTHLY_COST, usd("1"), LimitKind.REQUESTS_PER_HOUR, usd("2"));
        clock.set("2026-03-31T23:59:59.999Z");
        Hold before = hold("0.9", 1);
        clock.set("2026-04-01T00:00:00Z");
        Hold after = hold("0.9", 1);
        Hold third = hold("0.01", 1);

        List<Verdict> verdicts = budgets()
                .place(List.of(
                        new Budgets.Asked(before, new Limits(limits)),
                        new Budgets.Asked(after, new Limits(limits)),
                        new Budgets.Asked(third, new Limits(limits))));

        assertThat(verdicts.get(0)).isInstanceOf(Verdict.Granted.class);
        assertThat(verdicts.get(1)).isInstanceOf(Verdict.Granted.class);
        assertThat(verdicts.get(2)).isInstanceOf(Verdict.Denied.class);
        assertThat(state(LimitKind.MONTHLY_COST, limits).held()).isEqualByComparingTo("0.9");
    }

    @Test
    void asksForADoubtfulHoldEverLessOftenUntilItEnds() {
        Hold hold = hold("0.4", 100);
        place(hold, Map.of());
        doubtfulHolds().noteAttempt(hold.id(), 2, new ModelId("maker/other"));
        doubtfulHolds()
                .doubt(new DoubtfulHolds.Doubted(
                        hold.id(), "gen-1", Doubt.UNSEEN, clock.instant(), clock.instant()));

        List<Duration> gaps = new ArrayList<>();
        Instant last = clock.instant();
        while (gaps.size() < 8) {
            List<Hold> due = mine(doubtfulHolds().takeDue(clock.instant(), 1000));
            if (!due.isEmpty()) {
                assertThat(due.getFirst().generationId()).isEqualTo("gen-1");
                assertThat(due.getFirst().attempt()).isEqualTo(2);
                assertThat(due.getFirst().model()).isEqualTo(new ModelId("maker/other"));
                gaps.add(Duration.between(last, clock.instant()));
                last = clock.instant();
            }
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(gaps.stream().map(Duration::toSeconds))
                .containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L);

        end(hold, HoldState.SETTLED, used("0.1", 1));
        clock.advance(Duration.ofMinutes(5));
        assertThat(mine(doubtfulHolds().takeDue(clock.instant(), 1000))).isEmpty();
    }

    @Test
    void everyHoldGoesOnlyWhereTheGraphOfStatesLeads() {
        for (HoldState from : HoldState.values()) {
            for (HoldState to : HoldState.values()) {
                Hold hold = hold("0.001", 1);
                place(hold, Map.of());
                if (from != HoldState.HELD) {
                    assertThat(end(hold, from, hold.demand())).isTrue();
                }
                List<LimitState> before = budgets().read(mine(), Limits.NONE, clock.instant());

                boolean moved = from.next().contains(to);
                if (to == HoldState.HELD) {
                    assertThatThrownBy(() -> end(hold, to, Demand.NOTHING))
                            .isInstanceOf(IllegalArgumentException.class);
                    place(hold, Map.of());
                } else {
                    assertThat(end(hold, to, Demand.NOTHING))
                            .as("%s to %s", from, to)
                            .isEqualTo(moved);
                }

                if (moved) {
                    end(hold, to, hold.demand());
                } else {
                    assertThat(budgets().read(mine(), Limits.NONE, clock.instant()))
                            .as("%s to %s", from, to)
                            .isEqualTo(before);
                }
                boolean isHeld =
                        oldHolds().overdue(clock.instant().plus(LEASE.plus(LEASE)), 10_000).stream()
                                .anyMatch(open -> open.id().equals(hold.id()));
                assertThat(isHeld)
                        .as("%s to %s", from, to)
                        .isEqualTo(from == HoldState.HELD && !moved);
            }
        }
    }

    /** Whoever asked for it has given up, but the statement that places it still waits for a lock. */
    @Test
    void aHoldThatIsReleasedBeforeItIsPlacedNeverCounts() {
        Hold late = hold("0.4", 100);

        assertThat(end(late, HoldState.RELEASED, Demand.NOTHING)).isFalse();
        place(late, Map.of());

        for (LimitKind kind : LimitKind.values()) {
            assertThat(state(kind, Map.of()).held()).as("%s", kind).isZero();
        }
        assertThat(mine(oldHolds().overdue(clock.instant().plus(LEASE.plus(LEASE)), 10_000)))
                .isEmpty();
    }

    @Test
    void keepsWhatIsKnownOfACallInDoubt() {
        Hold told = hold("0.4", 100);
        Hold untold = hold("0.4", 100);
        place(told, Map.of());
        place(untold, Map.of());
        doubtfulHolds().noteGenerations(Map.of(told.id(), "gen-noted"));
        var use = new Doubt.Use(TokenCount.of(3), TokenCount.of(4), Usd.of("0.05"));

        doubt(told, null, new Doubt(true, use));
        doubt(untold, null, Doubt.UNSEEN);

        assertThat(mine(oldHolds().overdue(clock.instant().plus(LEASE.plus(LEASE)), 10_000)))
                .containsExactlyInAnyOrder(
                        told.named("gen-noted").doubted(new Doubt(true, use)),
                        untold.doubted(Doubt.UNSEEN));
        assertThat(mine(doubtfulHolds().takeDue(clock.instant(), 1_000)))
                .extracting(Hold::id)
                .containsExactly(told.id());
    }

    @Test
    void aNameThatIsNotedPutsNothingInDoubt() {
        Hold hold = hold("0.4", 100);
        place(hold, Map.of());

        doubtfulHolds().noteGenerations(Map.of(hold.id(), "gen-1"));

        clock.advance(Duration.ofMinutes(5));
        assertThat(mine(doubtfulHolds().takeDue(clock.instant(), 1_000))).isEmpty();
    }

    private void doubt(Hold hold, @Nullable String generationId, Doubt known) {
        doubtfulHolds()
                .doubt(new DoubtfulHolds.Doubted(
                        hold.id(), generationId, known, clock.instant(), clock.instant()));
    }

    protected Hold hold(String cost, long tokens) {
        return hold(payer, cost, tokens);
    }

    protected Hold hold(Payer by, String cost, long tokens) {
        Instant now = clock.instant();
        return new Hold(
                new HoldId(UUID.randomUUID()),
                by,
                new RequestId(UUID.randomUUID()),
                OWNER,
                new ModelId("openai/gpt-4o-mini"),
                1,
                "summarization",
                Demand.ofCall(Usd.of(cost), TokenCount.of(tokens)),
                now,
                now.plus(LEASE),
                false,
                null,
                null);
    }

    protected Verdict place(Hold hold, Map<LimitKind, BigDecimal> limits) {
        return budgets()
                .place(List.of(new Budgets.Asked(hold, new Limits(limits))))
                .getFirst();
    }

    private boolean end(Hold hold, HoldState state, Demand used) {
        return budgets()
                .end(List.of(new Budgets.Ended(hold.id(), used)), state, clock.instant())
                .contains(hold.id());
    }

    protected LimitState state(LimitKind kind, Map<LimitKind, BigDecimal> limits) {
        return budgets().read(mine(), new Limits(limits), clock.instant()).stream()
                .filter(state -> state.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private BigDecimal held(Scope scope) {
        return budgets().read(scope, Limits.NONE, clock.instant()).stream()
                .filter(state -> state.kind() == LimitKind.DAILY_COST)
                .findFirst()
                .orElseThrow()
                .held();
    }

    private Scope mine() {
        return new Scope(ScopeType.USER, user.value());
    }

    private List<Hold> mine(List<Hold> holds) {
        return holds.stream().filter(hold -> hold.payer().user().equals(user)).toList();
    }

    private static Demand used(String cost, long tokens) {
        return Demand.ofCall(Usd.of(cost), TokenCount.of(tokens));
    }

    protected static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
