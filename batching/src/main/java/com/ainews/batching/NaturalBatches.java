package com.ainews.batching;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs one operation at a time, for all items at once that arrived while the last one ran: group
 * commit. There is no timer and no thread of its own. Whoever finds nothing running runs the
 * operation itself, so a single item is not delayed; the more arrive, the larger the batches grow
 * and the less each item costs.
 *
 * <p>The queue is as long as there are threads that wait in {@link #submit}; bound those.
 *
 * @param <T> an item
 * @param <R> what the operation gives for an item
 */
public final class NaturalBatches<T, R extends @Nullable Object> {

    /** After so many single items failed one after the other, it is not the items. */
    private static final int FAILURES_THAT_TELL = 2;

    private final int maxSize;
    private final Function<List<T>, List<R>> operation;

    private final Queue<Turn<T, R>> waiting;
    private final AtomicBoolean led = new AtomicBoolean();
    private final LongAdder batches = new LongAdder();
    private final LongAdder items = new LongAdder();

    /**
     * Nothing runs yet.
     *
     * @param maxSize the most items of one operation
     * @param operation gives a result for each item, in their order. It must be safe to repeat for
     *     an item after it threw: where it fails for many, it is run for each alone, so that one bad
     *     item does not fail the others
     */
    public NaturalBatches(int maxSize, Function<List<T>, List<R>> operation) {
        this(maxSize, operation, new ConcurrentLinkedQueue<>());
    }

    NaturalBatches(int maxSize, Function<List<T>, List<R>> operation, Queue<Turn<T, R>> waiting) {
        if (maxSize < 1) {
            throw new IllegalArgumentException("A batch has at least one item, not " + maxSize);
        }
        this.maxSize = maxSize;
        this.operation = operation;
        this.waiting = waiting;
    }

    /**
     * Has the operation run for an item, and waits for its result. Can't be interrupted: the item
     * may be under way already, and the operation runs for others too; the interruption is kept
     * for what comes next.
     *
     * @throws RuntimeException what the operation threw
     */
    public R submit(T item) {
        boolean interrupted = Thread.interrupted();
        try {
            return inTurn(item);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private R inTurn(T item) {
        var turn = new Turn<T, R>(item);
        waiting.add(turn);
        // Whoever leads must hand over, also where another leader has taken the item meanwhile.
        boolean leads = led.compareAndSet(false, true);
        boolean interrupted = !leads && turn.await();
        while (!turn.isDone()) {
            leads = true;
            // Whoever is ready to run goes first, and may have an item for this batch. With nobody
            // ready this returns at once, so that a single item is still not delayed.
            Thread.yield();
            run(next());
        }
        if (leads) {
            handOver();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return turn.result();
    }

    /** How many operations were run. */
    public long batches() {
        return batches.sum();
    }

    /** How many items they had together. */
    public long items() {
        return items.sum();
    }

    private List<Turn<T, R>> next() {
        List<Turn<T, R>> batch = new ArrayList<>();
        Turn<T, R> turn;
        while (batch.size() < maxSize && (turn = waiting.poll()) != null) {
            batch.add(turn);
        }
        return batch;
    }

    /** The next batch is led by whoever waits longest. */
    private void handOver() {
        do {
            Turn<T, R> longest = waiting.peek();
            if (longest != null) {
                longest.lead();
                return;
            }
            led.set(false);
        } while (!waiting.isEmpty() && led.compareAndSet(false, true));
    }

    private void run(List<Turn<T, R>> batch) {
        batches.increment();
        items.add(batch.size());
        try {
            List<R> results = operation.apply(batch.stream().map(Turn::item).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).succeed(results.get(i));
            }
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1) {
                batch.getFirst().fail(e);
            } else {
                runEachAlone(batch);
            }
        }
    }

    private void runEachAlone(List<Turn<T, R>> batch) {
        int failures = 0;
        Throwable last = null;
        for (Turn<T, R> turn : batch) {
            if (last != null && failures >= FAILURES_THAT_TELL) {
                turn.fail(last);
                continue;
            }
            try {
                turn.succeed(operation.apply(List.of(turn.item())).getFirst());
                failures = 0;
            } catch (RuntimeException | Error e) {
                turn.fail(e);
                last = e;
                failures++;
            }
        }
    }
}
