package com.ainews.openrouter.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.ScopeType;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of budgets must do when holds are placed. */
public abstract class PlacingContract extends BudgetsFixture {

    protected PlacingContract(BudgetStores stores) {
        super(stores);
    }

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

    /** As by a call that cost more than was held, or by a limit that was lowered. */
    @Test
    void grantsWhatCostsNothingAlsoWhereMoreThanTheLimitIsUsed() {
        place(hold("0.4", 1), Map.of());
        Map<LimitKind, BigDecimal> limits = Map.of(LimitKind.DAILY_COST, usd("0.1"));

        assertThat(place(hold("0", 1), limits)).isInstanceOf(Verdict.Granted.class);
        assertThat(place(hold("0.01", 1), limits)).isInstanceOf(Verdict.Denied.class);
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
    void keepsUsersApart() {
        place(hold("0.4", 100), Map.of());

        var other = new Scope(ScopeType.USER, UUID.randomUUID());
        assertThat(budgets().read(other, Limits.NONE, clock.instant()))
                .allSatisfy(state -> assertThat(state.held()).isZero());
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
}
