package com.ainews.openrouter.limits.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.limits.domain.BudgetTurns.Waiter;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BudgetTurnsTest {

    private static final Scope TEAM = new Scope(ScopeType.TEAM, new UUID(3, 1));
    private static final Scope OTHER = new Scope(ScopeType.USER, new UUID(1, 1));

    private final BudgetTurns<String> turns = new BudgetTurns<>();

    @Test
    void whoComesIsTriedOnceThoseBeforeHaveBeen() {
        Waiter<String> first = enter(1, "first", 2, TEAM);
        Waiter<String> second = enter(1, "second", 1, TEAM);

        assertThat(turns.next()).isSameAs(first);
        assertThat(turns.next()).isNull();
        turns.refused(first, states(TEAM));
        assertThat(turns.next()).isSameAs(second);
        turns.refused(second, states(TEAM));
        assertThat(turns.next()).isNull();
    }

    @Test
    void whoAsksForAsMuchAsWasJustRefusedIsNotTried() {
        enter(1, "first", 2, TEAM);
        enter(2, "as much", 2, TEAM);
        enter(3, "less", 1, TEAM);
        enter(4, "more than less", 2, TEAM);

        assertThat(refuseAll()).containsExactly("first", "less");
        turns.changed(TEAM);
        assertThat(refuseAll()).containsExactly("first", "less");
    }

    @Test
    void whatComesFreeDuringATryIsForWhoeverIsFirst() {
        Waiter<String> first = enter(1, "first", 2, TEAM);
        Waiter<String> less = enter(2, "less", 1, TEAM);
        assertThat(turns.next()).isSameAs(first);

        turns.changed(TEAM);
        turns.refused(first, states(TEAM));

        assertThat(turns.next()).isSameAs(first);
        turns.leave(first, true);
        assertThat(turns.next()).isSameAs(less);
    }

    @Test
    void whatIsRefusedForOneLimitSaysNothingOfAnother() {
        Waiter<String> both = enter(1, "both", 1, TEAM, OTHER);
        Waiter<String> team = enter(2, "team", 1, TEAM);
        assertThat(turns.next()).isSameAs(both);

        turns.refused(both, states(OTHER));

        assertThat(turns.next()).isSameAs(team);
    }

    @Test
    void aChangeOfALimitConcernsOnlyThoseWhoWaitForIt() {
        enter(1, "team", TEAM);
        enter(2, "user", OTHER);
        refuseAll();

        turns.changed(OTHER);

        assertThat(refuseAll()).containsExactly("user");
    }

    @Test
    void usersTakeTurns() {
        for (int i = 1; i <= 3; i++) {
            enter(1, "a" + i, TEAM);
        }
        enter(2, "b1", TEAM);
        enter(2, "b2", TEAM);
        refuseAll();

        assertThat(serveAll()).containsExactly("a1", "b1", "a2", "b2", "a3");
    }

    @Test
    void interactiveCallsGoFirstButBatchGetsOneOfTen() {
        enter(1, "batch", TEAM, true);
        for (int i = 1; i <= 12; i++) {
            enter(2, "i" + i, TEAM);
        }
        refuseAll();

        assertThat(serveAll()).hasSize(13).startsWith("i1").element(9).isEqualTo("batch");
    }

    @Test
    void onlySoManyTryAfterAChange() {
        for (int i = 0; i < 20; i++) {
            enter(i, "call" + i, 20 - i, TEAM);
        }

        assertThat(refuseAll()).hasSize(BudgetTurns.TRIED_AFTER_A_CHANGE);
        turns.changed(TEAM);
        assertThat(refuseAll()).hasSize(BudgetTurns.TRIED_AFTER_A_CHANGE);
    }

    @Test
    void whoWaitsForTwoLimitsTriesWhenEitherChangesAndOneTryAtATime() {
        Waiter<String> both = enter(1, "both", TEAM, OTHER);
        refuseAll();

        turns.changed(TEAM);
        assertThat(turns.next()).isSameAs(both);
        turns.changed(OTHER);
        assertThat(turns.next()).isNull();
        turns.refused(both, states(OTHER));
        assertThat(turns.next()).isSameAs(both);
        turns.refused(both, states(OTHER));

        turns.changed(TEAM);
        assertThat(turns.next()).isNull();
        assertThat(turns.waitedFor(List.of(new Meter(TEAM, LimitKind.DAILY_COST))))
                .isEmpty();
    }

    @Test
    void whoeverLeavesWithItsTurnPassesItOn() {
        Waiter<String> first = enter(1, "first", TEAM);
        Waiter<String> second = enter(1, "second", TEAM);
        assertThat(turns.next()).isSameAs(first);

        turns.leave(first, false);

        assertThat(turns.next()).isSameAs(second);
        turns.leave(second, true);
        assertThat(turns.next()).isNull();
        assertThat(turns.waiting()).isZero();
        assertThat(turns.waitingOf(user(1))).isZero();
    }

    @Test
    void theFirstInALineHasAllOfItTryAgain() {
        Waiter<String> first = enter(1, "first", 2, TEAM);
        Waiter<String> second = enter(1, "second", 1, TEAM);
        refuseAll();

        assertThat(turns.leads(first)).isTrue();
        assertThat(turns.isFirst(second)).isFalse();
        turns.retry(second);
        assertThat(refuseAll()).isEmpty();
        turns.retry(first);
        assertThat(refuseAll()).containsExactly("first", "second");
    }

    /** Lets all try that may, in vain. */
    private List<String> refuseAll() {
        List<String> tried = new ArrayList<>();
        for (Waiter<String> next = turns.next(); next != null; next = turns.next()) {
            tried.add(next.holder());
            turns.refused(next, states(next.holder().equals("user") ? OTHER : TEAM));
        }
        return tried;
    }

    /** Makes room for one at a time. */
    private List<String> serveAll() {
        List<String> served = new ArrayList<>();
        while (turns.waiting() > 0) {
            turns.changed(TEAM);
            Waiter<String> next = Objects.requireNonNull(turns.next());
            served.add(next.holder());
            turns.leave(next, true);
            refuseAll();
        }
        return served;
    }

    private Waiter<String> enter(int user, String name, Scope... scopes) {
        return enter(user, name, 1, scopes);
    }

    private Waiter<String> enter(int user, String name, int asked, Scope... scopes) {
        return turns.enter(user(user), false, name, asks(asked), states(scopes));
    }

    private void enter(int user, String name, Scope scope, boolean batch) {
        turns.enter(user(user), batch, name, asks(1), states(scope));
    }

    private static Map<Meter, BigDecimal> asks(int asked) {
        return Map.of(
                new Meter(TEAM, LimitKind.DAILY_COST),
                BigDecimal.valueOf(asked),
                new Meter(OTHER, LimitKind.DAILY_COST),
                BigDecimal.valueOf(asked));
    }

    private static UserId user(int number) {
        return new UserId(new UUID(1, number));
    }

    private static List<LimitState> states(Scope... scopes) {
        return List.of(scopes).stream()
                .map(scope -> new LimitState(
                        scope,
                        LimitKind.DAILY_COST,
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        Instant.EPOCH))
                .toList();
    }
}
