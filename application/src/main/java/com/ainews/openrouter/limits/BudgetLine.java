package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.BudgetTurns;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Meter;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Where calls wait that would fit if calls under way gave back what they do not use: in a line for
 * each limit that has too little left. They try again in turn, as soon as a call ends here that
 * counts for that limit, and now and then for those that end on other replicas.
 */
@Service
class BudgetLine {

    /** Calls on other replicas end without a word to this one. */
    private static final Duration TRY_AGAIN = Duration.ofMillis(250);

    private static final long LOOKS_EVERY = SlotQueue.LOOKS_EVERY.toNanos();

    private final QueuePolicy policy;
    private final InstantSource clock;
    private final QueueCounts waits = new QueueCounts();
    private final ReentrantLock lock = new ReentrantLock();
    private final BudgetTurns<Turn> turns = new BudgetTurns<>();

    BudgetLine(QueuePolicy policy, InstantSource clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** How often the first in line tries again without being told to. */
    Duration tryAgain() {
        return TRY_AGAIN;
    }

    /**
     * Who asks.
     *
     * @param asks what the call counts for, and so must not be overtaken in, with how much
     */
    record Asker(UserId user, Priority priority, Map<Meter, BigDecimal> asks, Patience patience) {}

    /**
     * What one try came to.
     *
     * @param waitsFor the limits of which calls under way hold what is missing; empty where
     *     trying again is not worth it
     */
    record Try(Admission admission, List<LimitState> waitsFor) {}

    /** Makes a try. */
    @FunctionalInterface
    interface Attempt {

        /**
         * @param mayTakeLess whether nobody waits who would have more use for what is left
         */
        Try make(boolean mayTakeLess);
    }

    /** The thread that waits, and whether it is to try. */
    private static final class Turn {

        private final Thread thread = Thread.currentThread();
        private volatile boolean isOn;
    }

    /** A call has ended, or was never made, and may have left room in the limits of its payer. */
    void callEnded(Payer payer) {
        lock.lock();
        try {
            Scope.of(payer).forEach(turns::changed);
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    /** How many calls wait. */
    int waiting() {
        lock.lock();
        try {
            return turns.waiting();
        } finally {
            lock.unlock();
        }
    }

    /** How long those waited that then got what they asked for. */
    QueueState.Waits waits() {
        return waits.waits();
    }

    /**
     * Tries at once, unless others wait for the same limits; then in turn with them, until trying
     * again is not worth it or patience ends.
     *
     * @param refusal says no, where the limits stand like this, to one who was never tried
     */
    Admission inTurn(Asker asker, Attempt attempt, Function<List<LimitState>, Admission> refusal) {
        long came = System.nanoTime();
        List<LimitState> others = waitedFor(asker);
        if (!others.isEmpty()) {
            return await(asker, came, attempt, others, refusal.apply(others));
        }
        Try first = attempt.make(true);
        return first.waitsFor().isEmpty()
                ? first.admission()
                : await(asker, came, attempt, first.waitsFor(), first.admission());
    }

    private List<LimitState> waitedFor(Asker asker) {
        lock.lock();
        try {
            return turns.waitedFor(asker.asks().keySet());
        } finally {
            lock.unlock();
        }
    }

    private Admission await(
            Asker asker, long came, Attempt attempt, List<LimitState> waitsFor, Admission refused) {
        var turn = new Turn();
        BudgetTurns.Waiter<Turn> waiter = enter(asker, turn, waitsFor);
        if (waiter == null) {
            return refused;
        }
        Admission last = refused;
        boolean granted = false;
        long deadline = came + nanosToWait(asker.patience());
        try {
            while (hasTurn(waiter, turn, deadline, asker.patience())) {
                Try tried = attempt.make(isFirst(waiter));
                last = tried.admission();
                if (tried.waitsFor().isEmpty()) {
                    granted = last instanceof Admission.Granted;
                    break;
                }
                waitOn(waiter, turn, tried.waitsFor());
            }
        } finally {
            leave(waiter, granted);
        }
        if (granted) {
            waits.admittedAfter(System.nanoTime() - came);
            return last;
        }
        return isGone(asker.patience()) ? clientLeft() : last;
    }

    /** Blocks until it is to try; false where it waits no longer. */
    private boolean hasTurn(
            BudgetTurns.Waiter<Turn> waiter, Turn turn, long deadline, Patience patience) {
        while (!isGone(patience)) {
            if (turn.isOn) {
                return true;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            long tryAgainNanos = tryAgain().toNanos();
            boolean leads = leads(waiter);
            long parked = System.nanoTime();
            LockSupport.parkNanos(
                    this,
                    Math.min(left, leads ? Math.min(tryAgainNanos, LOOKS_EVERY) : LOOKS_EVERY));
            if (leads && !turn.isOn && System.nanoTime() - parked >= tryAgainNanos) {
                retry(waiter);
            }
        }
        return false;
    }

    private static boolean isGone(Patience patience) {
        return Thread.currentThread().isInterrupted() || patience.hasLeft();
    }

    private static Admission clientLeft() {
        return new Admission.Refused(new ProblemException(
                        ProblemType.CLIENT_LEFT,
                        "The client has gone, or the wait was interrupted. Nothing was" + " sent.")
                .with("reason", QueueState.Refused.CLIENT_LEFT.name().toLowerCase(Locale.ROOT)));
    }

    /** Null where too many wait already. */
    private BudgetTurns.@Nullable Waiter<Turn> enter(
            Asker asker, Turn turn, List<LimitState> waitsFor) {
        lock.lock();
        try {
            if (turns.waiting() >= policy.maxWaiting()
                    || turns.waitingOf(asker.user()) >= policy.maxWaitingPerUser()) {
                return null;
            }
            BudgetTurns.Waiter<Turn> waiter = turns.enter(
                    asker.user(), asker.priority() == Priority.BATCH, turn, asker.asks(), waitsFor);
            wakeNext();
            return waiter;
        } finally {
            lock.unlock();
        }
    }

    private void waitOn(BudgetTurns.Waiter<Turn> waiter, Turn turn, List<LimitState> waitsFor) {
        lock.lock();
        try {
            turn.isOn = false;
            turns.refused(waiter, waitsFor);
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    private void leave(BudgetTurns.Waiter<Turn> waiter, boolean granted) {
        lock.lock();
        try {
            turns.leave(waiter, granted);
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    private boolean isFirst(BudgetTurns.Waiter<Turn> waiter) {
        lock.lock();
        try {
            return turns.isFirst(waiter);
        } finally {
            lock.unlock();
        }
    }

    private boolean leads(BudgetTurns.Waiter<Turn> waiter) {
        lock.lock();
        try {
            return turns.leads(waiter);
        } finally {
            lock.unlock();
        }
    }

    private void retry(BudgetTurns.Waiter<Turn> waiter) {
        lock.lock();
        try {
            turns.retry(waiter);
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private void wakeNext() {
        for (var next = turns.next(); next != null; next = turns.next()) {
            next.holder().isOn = true;
            LockSupport.unpark(next.holder().thread);
        }
    }

    private long nanosToWait(Patience patience) {
        Instant deadline = patience.deadline();
        long longest = policy.maxWait().toNanos();
        return deadline == null
                ? longest
                : Math.min(longest, Duration.between(clock.instant(), deadline).toNanos());
    }
}
