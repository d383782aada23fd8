package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Where calls wait that would fit if calls under way gave back what they do not use. Each user has a
 * line; only its first calls try again, as soon as a call of that user ends here, and now and then
 * for those that end elsewhere.
 */
@Service
class BudgetLine {

    /** Calls of the same team or on other replicas end without a word to this one. */
    private static final long TRY_AGAIN_NANOS = Duration.ofMillis(250).toNanos();

    private static final long LOOK_FOR_CLIENT_NANOS = Duration.ofMillis(500).toNanos();
    /** How many of a line try at the same time; what they try is written together. */
    private static final int FIRST_IN_LINE = 8;

    private final ConcurrentMap<UserId, Line> lines = new ConcurrentHashMap<>();
    private final QueuePolicy policy;
    private final InstantSource clock;

    BudgetLine(QueuePolicy policy, InstantSource clock) {
        this.policy = policy;
        this.clock = clock;
    }

    private static final class Line {

        private final Semaphore turn = new Semaphore(FIRST_IN_LINE, true);
        private final Semaphore changes = new Semaphore(0);
        private int waiting;
    }

    /** Whether a call of the user has to stand in line behind others. */
    boolean isWaitedIn(UserId user) {
        return lines.containsKey(user);
    }

    /** A call of the user has ended. */
    void callEnded(UserId user) {
        Line line = lines.get(user);
        if (line != null) {
            line.changes.release(FIRST_IN_LINE);
        }
    }

    /** How many calls wait. */
    int waiting() {
        return lines.values().stream().mapToInt(line -> line.waiting).sum();
    }

    /**
     * Tries in turn, until it is worth trying no more or patience ends.
     *
     * @param attempt null asks to be tried again; then, and at the end, {@code last} tells the answer
     */
    <T> T tryInTurn(
            UserId user, Patience patience, Supplier<@Nullable T> attempt, Supplier<T> last) {
        Line line = enter(user);
        if (line == null) {
            return last.get();
        }
        try {
            T found = inTurn(line, System.nanoTime() + nanosToWait(patience), patience, attempt);
            return found == null ? last.get() : found;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return last.get();
        } finally {
            leave(user);
        }
    }

    private static <T> @Nullable T inTurn(
            Line line, long deadline, Patience patience, Supplier<@Nullable T> attempt)
            throws InterruptedException {
        while (!line.turn.tryAcquire(
                within(LOOK_FOR_CLIENT_NANOS, deadline), TimeUnit.NANOSECONDS)) {
            if (isOver(deadline, patience)) {
                return null;
            }
        }
        try {
            while (true) {
                line.changes.drainPermits();
                T found = attempt.get();
                if (found != null || isOver(deadline, patience)) {
                    return found;
                }
                boolean _ = line.changes.tryAcquire(
                        within(TRY_AGAIN_NANOS, deadline), TimeUnit.NANOSECONDS);
            }
        } finally {
            line.turn.release();
        }
    }

    private static long within(long nanos, long deadline) {
        return Math.clamp(deadline - System.nanoTime(), 0, nanos);
    }

    private static boolean isOver(long deadline, Patience patience) {
        return deadline - System.nanoTime() <= 0 || patience.hasLeft();
    }

    private long nanosToWait(Patience patience) {
        Instant deadline = patience.deadline();
        long longest = policy.maxWait().toNanos();
        return deadline == null
                ? longest
                : Math.min(longest, Duration.between(clock.instant(), deadline).toNanos());
    }

    /** Null where too many wait already. */
    private @Nullable Line enter(UserId user) {
        Line entered = lines.compute(user, (_, known) -> {
            Line line = known == null ? new Line() : known;
            line.waiting++;
            return line;
        });
        if (entered.waiting > policy.maxWaitingPerUser()) {
            leave(user);
            return null;
        }
        return entered;
    }

    private void leave(UserId user) {
        lines.computeIfPresent(user, (_, line) -> {
            line.waiting--;
            return line.waiting == 0 ? null : line;
        });
    }
}
