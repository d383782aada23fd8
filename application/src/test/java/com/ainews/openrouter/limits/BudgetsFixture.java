package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
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
import com.ainews.openrouter.limits.port.HoldAttempts;
import com.ainews.openrouter.limits.port.OldHolds;
import com.ainews.openrouter.limits.port.ScopeLimits;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A user, a clock, and what tests of holds say in one line. */
abstract class BudgetsFixture {

    protected static final Duration LEASE = Duration.ofMinutes(10);
    private static final UUID OWNER = UUID.randomUUID();

    protected final SettableClock clock = new SettableClock("2026-03-31T23:30:00Z");
    protected final UserId user = new UserId(UUID.randomUUID());
    protected final Payer payer = new Payer(user, new AccessTokenId(UUID.randomUUID()), null, null);

    private final BudgetStores stores;

    protected BudgetsFixture(BudgetStores stores) {
        this.stores = stores;
    }

    protected Budgets budgets() {
        return stores.budgets();
    }

    protected OldHolds oldHolds() {
        return stores.oldHolds();
    }

    protected HoldAttempts attempts() {
        return stores.attempts();
    }

    /** Notes an attempt alone. */
    protected boolean note(Hold hold, int attempt) {
        return attempts()
                .note(List.of(new HoldAttempts.Attempt(hold.id(), attempt, hold.model())))
                .getFirst();
    }

    protected DoubtfulHolds doubtfulHolds() {
        return stores.doubtfulHolds();
    }

    protected ScopeLimits scopeLimits() {
        return stores.scopeLimits();
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

    protected boolean end(Hold hold, HoldState state, Demand used) {
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

    protected BigDecimal held(Scope scope) {
        return budgets().read(scope, Limits.NONE, clock.instant()).stream()
                .filter(state -> state.kind() == LimitKind.DAILY_COST)
                .findFirst()
                .orElseThrow()
                .held();
    }

    protected Scope mine() {
        return new Scope(ScopeType.USER, user.value());
    }

    protected List<Hold> mine(List<Hold> holds) {
        return holds.stream().filter(hold -> hold.payer().user().equals(user)).toList();
    }

    protected static Demand used(String cost, long tokens) {
        return Demand.ofCall(Usd.of(cost), TokenCount.of(tokens));
    }

    protected static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
