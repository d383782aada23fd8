package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.QueueState.Refused;
import com.ainews.openrouter.limits.domain.Place;
import com.ainews.openrouter.limits.domain.WaitingLine;
import com.ainews.openrouter.limits.port.ModelLimits;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The waiting line, for many threads. One lock guards it, and is held for some map look-ups only:
 * limits are learnt, and threads woken, outside of it. A thread that waits is parked, and is woken
 * by whoever gives it its slot; nobody else is.
 */
@Service
class SlotQueue {

    /** How a call ended, for the limit of its model. */
    enum End {
        SUCCEEDED,
        OVERLOADED,
        IGNORED
    }

    /** How often somebody who waits looks whether the client is still there. */
    static final Duration LOOKS_EVERY = Duration.ofMillis(500);

    /** Who waits for longer than this does what it wants to do then. */
    static final Duration LONG_WAIT = Duration.ofMillis(200);

    private static final Duration NEXT_SECOND = Duration.ofSeconds(1);
    private static final Duration SHORTEST_RETRY_AFTER = Duration.ofSeconds(1);

    private final QueuePolicy policy;
    private final ModelLimits modelLimits;
    private final InstantSource clock;
    private final QueueCounts counts = new QueueCounts();
    private final ReentrantLock lock = new ReentrantLock();
    private final WaitingLine<QueuedSlot> line;

    SlotQueue(QueuePolicy policy, ModelLimits modelLimits, InstantSource clock) {
        this.policy = policy;
        this.modelLimits = modelLimits;
        this.clock = clock;
        this.line = new WaitingLine<>(new WaitingLine.Bounds(
                policy.maxRunning(),
                policy.maxRunningPerKey(),
                policy.maxWaiting(),
                policy.maxWaitingPerUser()));
    }

    Slot take(SlotRequest request) {
        int modelLimit = modelLimits.of(request.model());
        var slot = new QueuedSlot(this, request);
        WaitingLine.Entry entry;
        QueuedSlot admitted;
        lock.lock();
        try {
            entry = line.enter(slot.place(), modelLimit);
            admitted = admitAll();
        } finally {
            lock.unlock();
        }
        wake(admitted);
        switch (entry) {
            case RUNS -> counts.admittedAtOnce();
            case WAITS -> await(slot, request);
            case LINE_IS_FULL -> throw refusal(Refused.QUEUE_FULL);
            case USERS_SHARE_IS_FULL -> throw refusal(Refused.USERS_SHARE_FULL);
        }
        return slot;
    }

    void end(QueuedSlot slot, End how, Duration latency) {
        int modelLimit = 0;
        try {
            modelLimit = learn(slot, how, latency);
        } finally {
            QueuedSlot admitted;
            lock.lock();
            try {
                line.end(slot.place());
                if (modelLimit > 0) {
                    line.limit(slot.model(), modelLimit);
                }
                admitted = admitAll();
            } finally {
                lock.unlock();
            }
            wake(admitted);
        }
    }

    QueueState state() {
        int waiting;
        int running;
        Place<QueuedSlot> oldest;
        lock.lock();
        try {
            waiting = line.waiting();
            running = line.running();
            oldest = line.oldest();
        } finally {
            lock.unlock();
        }
        long longestNanos =
                oldest == null ? 0 : System.nanoTime() - oldest.holder().cameNanos();
        return new QueueState(
                waiting,
                policy.maxWaiting(),
                running,
                policy.maxRunning(),
                Duration.ofNanos(Math.max(0, longestNanos)),
                counts.admitted(),
                counts.waits(),
                counts.refused());
    }

    private void await(QueuedSlot slot, SlotRequest request) {
        Refused reason;
        try {
            reason = park(slot, request);
        } catch (RuntimeException | Error e) {
            leave(slot);
            slot.ignored();
            throw e;
        }
        if (reason != null) {
            boolean left = leave(slot);
            // Who got a slot at the very deadline keeps it; a client who left has no use for one.
            if (left || reason == Refused.CLIENT_LEFT) {
                slot.ignored();
                throw refusal(reason);
            }
        }
        long now = System.nanoTime();
        slot.startsAt(now);
        counts.admittedAfter(now - slot.cameNanos());
    }

    /** Null once it is admitted, or why it waits no longer; it may have been admitted just then. */
    private @Nullable Refused park(QueuedSlot slot, SlotRequest request) {
        Patience patience = request.patience();
        long deadline = slot.cameNanos() + longestWait(patience).toNanos();
        long longestPark = patience.departure() == null ? Long.MAX_VALUE : LOOKS_EVERY.toNanos();
        long untilLong = LONG_WAIT.toNanos();
        while (!slot.isAdmitted()) {
            if (slot.taker().isInterrupted() || patience.hasLeft()) {
                return Refused.CLIENT_LEFT;
            }
            long now = System.nanoTime();
            long left = deadline - now;
            if (left <= 0) {
                return Refused.DEADLINE_PASSED;
            }
            if (now - slot.cameNanos() >= untilLong) {
                untilLong = Long.MAX_VALUE;
                request.onLongWait().run();
            } else {
                LockSupport.parkNanos(
                        this,
                        Math.min(
                                Math.min(left, longestPark), untilLong - (now - slot.cameNanos())));
            }
        }
        return null;
    }

    private Duration longestWait(Patience patience) {
        if (patience.deadline() == null) {
            return policy.maxWait();
        }
        Duration left = Duration.between(clock.instant(), patience.deadline());
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(policy.maxWait()) < 0 ? left : policy.maxWait();
    }

    /** Waits no longer; false where it was admitted before that. */
    private boolean leave(QueuedSlot slot) {
        lock.lock();
        try {
            return line.leave(slot.place());
        } finally {
            lock.unlock();
        }
    }

    /** Counts a call that gets no slot, and says why. */
    ProblemException refusal(Refused reason) {
        counts.refused(reason);
        QueueState state = state();
        String detail = switch (reason) {
            case START_RATE -> "The service starts no more calls in this second.";
            case QUEUE_FULL -> "The queue is full.";
            case USERS_SHARE_FULL ->
                "%d of your calls wait already, and more may not."
                        .formatted(policy.maxWaitingPerUser());
            case DEADLINE_PASSED -> "No slot came free in time.";
            case CLIENT_LEFT -> "The client has gone, or the wait was interrupted.";
        };
        var problem = new ProblemException(
                        reason == Refused.CLIENT_LEFT
                                ? ProblemType.CLIENT_LEFT
                                : ProblemType.SERVICE_BUSY,
                        ("%s %d of at most %d calls wait, and %d of at most %d are under way."
                                        + " Nothing was sent.")
                                .formatted(
                                        detail,
                                        state.waiting(),
                                        state.maxWaiting(),
                                        state.running(),
                                        state.maxRunning()))
                .with("reason", reason.name().toLowerCase(Locale.ROOT))
                .with("waiting", state.waiting())
                .with("running", state.running());
        return switch (reason) {
            case CLIENT_LEFT -> problem;
            case START_RATE -> problem.retryAfter(NEXT_SECOND);
            case QUEUE_FULL, USERS_SHARE_FULL, DEADLINE_PASSED ->
                problem.retryAfter(retryAfter(state));
        };
    }

    /** As long as the queue is now: about what the one who is next has waited. */
    private static Duration retryAfter(QueueState state) {
        return state.longestWait().compareTo(SHORTEST_RETRY_AFTER) > 0
                ? state.longestWait()
                : SHORTEST_RETRY_AFTER;
    }

    private int learn(QueuedSlot slot, End how, Duration latency) {
        return switch (how) {
            case SUCCEEDED, OVERLOADED ->
                modelLimits.learn(
                        slot.model(),
                        new ModelLimits.Ended(
                                Duration.ofNanos(System.nanoTime() - slot.admittedNanos()),
                                latency,
                                slot.place().inFlight(),
                                how == End.OVERLOADED));
            case IGNORED -> modelLimits.of(slot.model());
        };
    }

    /** Under the lock: gives slots to all who can have one. */
    private @Nullable QueuedSlot admitAll() {
        QueuedSlot admitted = null;
        for (var next = line.next(); next != null; next = line.next()) {
            next.holder().admit(admitted);
            admitted = next.holder();
        }
        return admitted;
    }

    private static void wake(@Nullable QueuedSlot admitted) {
        for (var slot = admitted; slot != null; slot = slot.alsoAdmitted()) {
            LockSupport.unpark(slot.taker());
        }
    }
}
