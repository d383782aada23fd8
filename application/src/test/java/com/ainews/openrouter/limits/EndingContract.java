package com.ainews.openrouter.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.shared.HoldId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of budgets must do when holds end. */
public abstract class EndingContract extends BudgetsFixture {

    protected EndingContract(BudgetStores stores) {
        super(stores);
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
}
