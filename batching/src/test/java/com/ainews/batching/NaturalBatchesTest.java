package com.ainews.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NaturalBatchesTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void runsASingleItemAtOnceInItsOwnThread() {
        List<Thread> ran = new ArrayList<>();
        var batches = new NaturalBatches<Integer, Integer>(10, items -> {
            ran.add(Thread.currentThread());
            return doubled(items);
        });

        assertThat(batches.submit(21)).isEqualTo(42);
        assertThat(ran).containsExactly(Thread.currentThread());
    }

    @Test
    void takesTogetherWhatArrivedWhileTheLastOneRan() throws Exception {
        var firstRuns = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        var batches = new NaturalBatches<Integer, Integer>(100, items -> {
            sizes.add(items.size());
            firstRuns.countDown();
            await(goOn);
            return doubled(items);
        });

        Future<Integer> first = threads.submit(() -> batches.submit(1));
        await(firstRuns);
        List<Future<Integer>> others = submitAll(batches, 2, 40);
        TimeUnit.MILLISECONDS.sleep(200);
        goOn.countDown();

        assertThat(first.get()).isEqualTo(2);
        for (int i = 0; i < others.size(); i++) {
            assertThat(others.get(i).get()).isEqualTo((i + 2) * 2);
        }
        assertThat(sizes).containsExactly(1, 39);
        assertThat(batches.batches()).isEqualTo(2);
        assertThat(batches.items()).isEqualTo(40);
    }

    @Test
    void neverRunsTwoAtOnceNorMoreItemsThanAllowedAndLosesNone() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var batches = new NaturalBatches<Integer, Integer>(7, items -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            assertThat(items).hasSizeLessThanOrEqualTo(7);
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(50_000));
            running.decrementAndGet();
            return doubled(items);
        });

        List<Future<Integer>> all = submitAll(batches, 1, 10_000);

        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).get()).isEqualTo((i + 1) * 2);
        }
        assertThat(most).hasValue(1);
        assertThat(batches.items()).isEqualTo(10_000);
        assertThat(batches.batches()).isBetween(10_000L / 7, 10_000L);
    }

    /** Between its two steps, to queue and to look whether anybody leads, a thread may stand still. */
    @Test
    void whoFindsNobodyLeadingThoughItsItemIsDoneDoesNotKeepTheLead() throws Exception {
        var secondIsQueued = new CountDownLatch(1);
        var firstHasEnded = new CountDownLatch(1);
        var batches = new NaturalBatches<Integer, Integer>(
                10, NaturalBatchesTest::doubled, new ConcurrentLinkedQueue<>() {
                    @Override
                    public boolean add(Turn<Integer, Integer> turn) {
                        boolean added = super.add(turn);
                        if (turn.item() == 1) {
                            await(secondIsQueued);
                        } else if (turn.item() == 2) {
                            secondIsQueued.countDown();
                            await(firstHasEnded);
                        }
                        return added;
                    }
                });

        Future<Integer> first = threads.submit(() -> batches.submit(1));
        Future<Integer> second = threads.submit(() -> batches.submit(2));
        assertThat(first.get()).isEqualTo(2);
        firstHasEnded.countDown();
        assertThat(second.get()).isEqualTo(4);
        assertThat(batches.batches()).isEqualTo(1);

        assertThat(threads.submit(() -> batches.submit(3)).get(10, TimeUnit.SECONDS))
                .isEqualTo(6);
    }

    @Test
    void oneBadItemDoesNotFailTheOthers() throws Exception {
        var firstRuns = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var batches = new NaturalBatches<Integer, Integer>(100, items -> {
            firstRuns.countDown();
            await(goOn);
            if (items.contains(13)) {
                throw new IllegalArgumentException("13");
            }
            return doubled(items);
        });

        Future<Integer> first = threads.submit(() -> batches.submit(1));
        await(firstRuns);
        List<Future<Integer>> others = submitAll(batches, 2, 30);
        TimeUnit.MILLISECONDS.sleep(200);
        goOn.countDown();

        assertThat(first.get()).isEqualTo(2);
        for (int i = 0; i < others.size(); i++) {
            Future<Integer> other = others.get(i);
            if (i + 2 == 13) {
                assertThatThrownBy(other::get).hasRootCauseMessage("13");
            } else {
                assertThat(other.get()).isEqualTo((i + 2) * 2);
            }
        }
    }

    @Test
    void givesUpSoonWhereItIsNotTheItems() throws Exception {
        var calls = new AtomicInteger();
        var firstRuns = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var batches = new NaturalBatches<Integer, Integer>(100, _ -> {
            calls.incrementAndGet();
            firstRuns.countDown();
            await(goOn);
            throw new IllegalStateException("down");
        });

        Future<Integer> first = threads.submit(() -> batches.submit(1));
        await(firstRuns);
        List<Future<Integer>> others = submitAll(batches, 2, 50);
        TimeUnit.MILLISECONDS.sleep(200);
        goOn.countDown();

        assertThatThrownBy(first::get).hasRootCauseMessage("down");
        for (Future<Integer> other : others) {
            assertThatThrownBy(other::get).hasRootCauseMessage("down");
        }
        assertThat(calls.get()).isEqualTo(1 + 1 + 2);
    }

    @Test
    void anInterruptionWaitsUntilTheItemIsDone() throws Exception {
        var runs = new CountDownLatch(1);
        var batches = new NaturalBatches<Integer, Boolean>(100, items -> {
            runs.countDown();
            LockSupport.parkNanos(1_000);
            return items.stream()
                    .map(_ -> Thread.currentThread().isInterrupted())
                    .toList();
        });

        Future<List<Boolean>> seen = threads.submit(() -> {
            Thread.currentThread().interrupt();
            boolean inside = batches.submit(1);
            return List.of(inside, Thread.currentThread().isInterrupted());
        });

        assertThat(seen.get()).containsExactly(false, true);
        await(runs);
    }

    private List<Future<Integer>> submitAll(
            NaturalBatches<Integer, Integer> batches, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(item -> threads.submit(() -> batches.submit(item)))
                .toList();
    }

    private static List<Integer> doubled(List<Integer> items) {
        return items.stream().map(item -> item * 2).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
