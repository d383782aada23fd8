package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Place;
import com.ainews.openrouter.shared.ModelId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A slot, also while it is still waited for by the thread that made it. */
final class QueuedSlot implements Slot {

    private final SlotQueue queue;
    private final ModelId model;
    private final Place<QueuedSlot> place;
    private final Thread taker = Thread.currentThread();
    private final long cameNanos = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private long admittedNanos = cameNanos;
    private volatile boolean admitted;

    /** Another who was admitted in the same step. */
    private @Nullable QueuedSlot alsoAdmitted;

    QueuedSlot(SlotQueue queue, SlotRequest request) {
        this.queue = queue;
        this.model = request.model();
        this.place = new Place<>(
                request.user(),
                request.keyFingerprint(),
                request.model(),
                request.priority() == Priority.BATCH,
                this);
    }

    @Override
    public void succeeded(Duration latency) {
        end(SlotQueue.End.SUCCEEDED, latency);
    }

    @Override
    public void overloaded() {
        end(SlotQueue.End.OVERLOADED, Duration.ZERO);
    }

    @Override
    public void ignored() {
        end(SlotQueue.End.IGNORED, Duration.ZERO);
    }

    private void end(SlotQueue.End how, Duration latency) {
        if (ended.compareAndSet(false, true)) {
            queue.end(this, how, latency);
        }
    }

    ModelId model() {
        return model;
    }

    Place<QueuedSlot> place() {
        return place;
    }

    Thread taker() {
        return taker;
    }

    long cameNanos() {
        return cameNanos;
    }

    long admittedNanos() {
        return admittedNanos;
    }

    boolean isAdmitted() {
        return admitted;
    }

    void admit(@Nullable QueuedSlot others) {
        alsoAdmitted = others;
        admitted = true;
    }

    @Nullable
    QueuedSlot alsoAdmitted() {
        return alsoAdmitted;
    }

    /** When it may be sent. */
    void startsAt(long nanos) {
        admittedNanos = nanos;
    }
}
