package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.Ids;

import java.time.InstantSource;
import java.util.UUID;

/** The front door of limits over holds in memory. */
public final class LimitsInMemory {

    private final InMemoryBudgets budgets;
    private final RunningHolds running = new RunningHolds();
    private final BudgetLine line;
    private final Releases releases;
    private final Ids ids;
    private final InstantSource clock;

    public LimitsInMemory(InMemoryBudgets budgets, Ids ids, InstantSource clock) {
        this.budgets = budgets;
        this.line = new BudgetLine(TestQueue.policy(10, 10, 1_000, 1_000), clock);
        this.releases = new Releases(budgets, running, clock);
        this.ids = ids;
        this.clock = clock;
    }

    public ReserveBudget reserveBudget() {
        return new ReserveBudget(
                new Admissions(budgets, line, running, releases),
                line,
                new Replica(new UUID(0, 1)),
                ids,
                clock);
    }

    public ReleaseHold releaseHold() {
        return new ReleaseHold(releases);
    }

    public DoubtHold doubtHold() {
        return new DoubtHold(budgets, running, clock);
    }

    public SettleHolds settleHolds() {
        return new SettleHolds(budgets, line, running, clock);
    }
}
