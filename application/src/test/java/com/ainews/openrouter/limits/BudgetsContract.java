package com.ainews.openrouter.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.limits.port.OldHolds;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of budgets must do. */
public abstract class BudgetsContract {

    private static final Duration LEASE = Duration.ofMinutes(10);

    private final SettableClock clock = new SettableClock("2026-03-31T23:30:00Z");
    private final UserId user = new UserId(UUID.randomUUID());

    protected abstract Budgets budgets();

    protected abstract OldHolds oldHolds();

    @Test
    void grantsWhatFitsAndHoldsIt() {
        assertThat(place(hold("0.4", 100), Map.of(LimitKind.DAILY_COST, usd("1"))))
                .isInstanceOf(Verdict.Granted.class);

        LimitState daily = state(LimitKind.DAILY_COST, Map.of(LimitKind.DAILY_COST, usd("1")));
        assertThat(daily.held()).isEqualByComparingTo("0.4");
        assertThat(daily.spent()).isZero();
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

        assertThat(state(LimitKind.DAILY_COST, Map.of()).spent()).isEqualByComparingTo("0.1");
        assertThat(state(LimitKind.DAILY_COST, Map.of()).held()).isZero();
        assertThat(state(LimitKind.TOKENS_PER_HOUR, Map.of()).spent()).isEqualByComparingTo("30");
        assertThat(state(LimitKind.REQUESTS_PER_HOUR, Map.of()).spent()).isEqualByComparingTo("1");
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
        assertThat(state(LimitKind.DAILY_COST, Map.of()).spent()).isEqualByComparingTo("0.1");
    }

    @Test
    void releasesEverything() {
        Hold hold = hold("0.4", 100);
        place(hold, Map.of());

        end(hold, HoldState.RELEASED, Demand.NOTHING);

        for (LimitKind kind : LimitKind.values()) {
            assertThat(state(kind, Map.of()).held()).as("%s", kind).isZero();
            assertThat(state(kind, Map.of()).spent()).as("%s", kind).isZero();
        }
    }

    @Test
    void countsAnOverrunInFull() {
        Hold hold = hold("0.4", 100);
        place(hold, Map.of(LimitKind.DAILY_COST, usd("0.5")));

        end(hold, HoldState.SETTLED, used("0.9", 100));

        LimitState daily = state(LimitKind.DAILY_COST, Map.of(LimitKind.DAILY_COST, usd("0.5")));
        assertThat(daily.spent()).isEqualByComparingTo("0.9");
        assertThat(daily.left()).isZero();
        assertThat(daily.isWithinLimit()).isFalse();
    }

    @Test
    void settlesInTheWindowsInWhichItWasHeld() {
        Hold hold = hold("0.4", 100);
        place(hold, Map.of());
        clock.set("2026-04-01T00:10:00Z");

        end(hold, HoldState.SETTLED, used("0.1", 30));

        assertThat(state(LimitKind.DAILY_COST, Map.of()).spent()).isZero();
        assertThat(state(LimitKind.MONTHLY_COST, Map.of()).spent()).isZero();
        assertThat(state(LimitKind.TOKENS_PER_HOUR, Map.of()).spent()).isEqualByComparingTo("30");
        clock.set("2026-03-31T23:59:00Z");
        assertThat(state(LimitKind.DAILY_COST, Map.of()).spent()).isEqualByComparingTo("0.1");
        assertThat(state(LimitKind.MONTHLY_COST, Map.of()).spent()).isEqualByComparingTo("0.1");
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
    void keepsUsersApart() {
        place(hold("0.4", 100), Map.of());

        UserId other = new UserId(UUID.randomUUID());
        assertThat(budgets().read(other, Map.of(), clock.instant()))
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
        assertThat(tokens.spent()).isZero();
        assertThat(end(held, HoldState.SETTLED, used("0.1", 10))).isTrue();
    }

    @Test
    void neverExceedsALimitInAnySequence() {
        var random = new Random(42);
        Map<LimitKind, BigDecimal> limits = Map.of(
                LimitKind.DAILY_COST, usd("1"),
                LimitKind.REQUESTS_PER_HOUR, usd("12"),
                LimitKind.TOKENS_PER_HOUR, usd("900"));
        List<Hold> open = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            clock.advance(Duration.ofSeconds(random.nextInt(240)));
            if (open.isEmpty() || random.nextInt(3) > 0) {
                Hold hold = hold("0.%02d".formatted(random.nextInt(40) + 1), random.nextInt(200));
                if (place(hold, limits) instanceof Verdict.Granted) {
                    open.add(hold);
                }
            } else {
                Hold hold = open.remove(random.nextInt(open.size()));
                Demand used = new Demand(
                        new Usd(hold.demand().cost().amount().divide(usd("2"))),
                        1,
                        TokenCount.of(hold.demand().tokens().value() / 2));
                end(hold, HoldState.SETTLED, used);
            }
            assertThat(budgets().read(user, limits, clock.instant()))
                    .allSatisfy(state -> assertThat(state.isWithinLimit()).isTrue());
        }
        open.forEach(hold -> end(hold, HoldState.RELEASED, Demand.NOTHING));
        assertThat(budgets().read(user, limits, clock.instant()))
                .allSatisfy(state -> assertThat(state.held()).isZero());
    }

    protected Hold hold(String cost, long tokens) {
        Instant now = clock.instant();
        return new Hold(
                new HoldId(UUID.randomUUID()),
                user,
                new RequestId(UUID.randomUUID()),
                new ModelId("openai/gpt-4o-mini"),
                "summarization",
                Demand.ofCall(Usd.of(cost), TokenCount.of(tokens)),
                now,
                now.plus(LEASE));
    }

    protected Verdict place(Hold hold, Map<LimitKind, BigDecimal> limits) {
        return budgets().place(hold, limits);
    }

    private boolean end(Hold hold, HoldState state, Demand used) {
        return budgets().end(hold.id(), state, used, clock.instant());
    }

    protected LimitState state(LimitKind kind, Map<LimitKind, BigDecimal> limits) {
        return budgets().read(user, limits, clock.instant()).stream()
                .filter(state -> state.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<Hold> mine(List<Hold> holds) {
        return holds.stream().filter(hold -> hold.user().equals(user)).toList();
    }

    private static Demand used(String cost, long tokens) {
        return Demand.ofCall(Usd.of(cost), TokenCount.of(tokens));
    }

    protected static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
