package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.Ids;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** The front door of limits over holds in memory. Who waits tries again only when told to. */
public final class LimitsInMemory {

    private static final Duration NEVER = Duration.ofDays(1);

    private final InMemoryBudgets budgets;
    private final RunningHolds running = new RunningHolds();
    private final BudgetLine line;
    private final Releases releases;
    private final Admissions admissions;
    private final Ids ids;
    private final InstantSource clock;

    public LimitsInMemory(InMemoryBudgets budgets, Ids ids, InstantSource clock) {
        this(budgets, TestQueue.policy(10, 10, 1_000, 1_000), ids, clock);
    }

    LimitsInMemory(InMemoryBudgets budgets, QueuePolicy policy, Ids ids, InstantSource clock) {
        this.budgets = budgets;
        this.line = new BudgetLine(policy, clock) {
            @Override
            Duration tryAgain() {
                return NEVER;
            }
        };
        this.releases = new Releases(budgets, line, running, clock);
        this.admissions = new Admissions(budgets, line, running, releases);
        this.ids = ids;
        this.clock = clock;
    }

    public ReserveBudget reserveBudget() {
        return new ReserveBudget(
                admissions,
                new RefuseBudget(budgets),
                line,
                new Replica(new UUID(0, 1)),
                ids,
                clock);
    }

    public ReleaseHold releaseHold() {
        return new ReleaseHold(releases);
    }

    public ReleaseUnsent releaseUnsent() {
        return new ReleaseUnsent(budgets, releases);
    }

    public DoubtHold doubtHold() {
        return new DoubtHold(new Doubts(budgets, running, clock));
    }

    /** What is noted is never written: holds in memory die with the process anyway. */
    public NoteGeneration noteGeneration() {
        return new NoteGeneration(new GenerationNotes(budgets, running));
    }

    public ExpireHold expireHold() {
        return new ExpireHold(budgets, line, running, clock);
    }

    public SettleHolds settleHolds() {
        return new SettleHolds(budgets, line, running, clock);
    }

    public ReadAdmissions readAdmissions() {
        return new ReadAdmissions(admissions);
    }
}
