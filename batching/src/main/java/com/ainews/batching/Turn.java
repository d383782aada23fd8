package com.ainews.batching;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One item, and the thread that waits for its result or to lead the next batch. */
final class Turn<T, R extends @Nullable Object> {

    private enum State {
        WAITING,
        LEADING,
        SUCCEEDED,
        FAILED
    }

    private final T item;
    private final Thread thread = Thread.currentThread();
    private @Nullable R result;
    private @Nullable Throwable failure;

    /** Written after result and failure, and read before them. */
    private volatile State state = State.WAITING;

    Turn(T item) {
        this.item = item;
    }

    T item() {
        return item;
    }

    /**
     * Until there is a result, or somebody has to lead.
     *
     * @return whether the thread was interrupted meanwhile
     */
    boolean await() {
        boolean interrupted = false;
        while (state == State.WAITING) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        return interrupted;
    }

    void lead() {
        wake(State.LEADING);
    }

    void succeed(R value) {
        result = value;
        wake(State.SUCCEEDED);
    }

    void fail(Throwable thrown) {
        failure = thrown;
        wake(State.FAILED);
    }

    boolean isDone() {
        return state == State.SUCCEEDED || state == State.FAILED;
    }

    @SuppressWarnings("NullAway") // A result is there where it succeeded, as null as R allows.
    R result() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return result;
    }

    private void wake(State next) {
        state = next;
        if (thread != Thread.currentThread()) {
            LockSupport.unpark(thread);
        }
    }
}
