package com.ainews.openrouter.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.limits.QueueState.Refused;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TakeSlotTest {

    private static final ModelId MODEL = new ModelId("maker/model");
    private static final ModelId OTHER_MODEL = new ModelId("maker/other");

    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private TestQueue queue = new TestQueue(TestQueue.policy(1, 1, 10_000, 10_000), clock);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void aFreeSlotIsHadAtOnceAndBelongsToOthersAfterItsEnd() {
        Slot first = take(user(1));
        assertThat(state().running()).isEqualTo(1);
        first.succeeded(Duration.ZERO);
        assertThat(state().running()).isZero();

        take(user(2)).ignored();
        assertThat(state().admitted()).isEqualTo(2);
        assertThat(state().waits().count()).isZero();
    }

    @Test
    void endingTwiceDoesNothing() {
        Slot first = take(user(1));
        first.overloaded();
        Slot second = take(user(1));
        first.succeeded(Duration.ZERO);
        first.ignored();
        first.close();

        assertThat(state().running()).isEqualTo(1);
        assertThat(queue.modelLimits().told()).hasSize(1);
        second.close();
        assertThat(state().running()).isZero();
    }

    @Test
    void theModelsLimitLearnsFromTheEnd() {
        take(user(1)).succeeded(Duration.ZERO);
        take(user(1)).overloaded();
        take(user(1)).ignored();

        assertThat(queue.modelLimits().told())
                .extracting(SettableModelLimits.Told::overloaded)
                .containsExactly(false, true);
        assertThat(queue.modelLimits().told()).allSatisfy(told -> {
            assertThat(told.model()).isEqualTo(MODEL);
            assertThat(told.inFlight()).isEqualTo(1);
            assertThat(told.latency()).isGreaterThanOrEqualTo(Duration.ZERO);
        });
    }

    @Test
    void aBurstOfOneUserDelaysAnothersCallByAFewReleases() throws Exception {
        BlockingQueue<UserId> served = new LinkedBlockingQueue<>();
        BlockingQueue<Slot> slots = new LinkedBlockingQueue<>();
        Slot first = take(user(1));
        for (int i = 0; i < 1_000; i++) {
            enqueue(user(1), served, slots);
        }
        awaitWaiting(1_000);
        enqueue(user(2), served, slots);
        awaitWaiting(1_001);

        first.succeeded(Duration.ZERO);
        int releases = 1;
        while (!served.contains(user(2))) {
            slots.take().succeeded(Duration.ZERO);
            releases++;
        }
        assertThat(releases).isLessThanOrEqualTo(3);

        for (int i = releases; i < 1_001; i++) {
            slots.take().succeeded(Duration.ZERO);
        }
        slots.take().succeeded(Duration.ZERO);
        assertThat(state().admitted()).isEqualTo(1_002);
        assertThat(state().waits().count()).isEqualTo(1_001);
        assertThat(state().running()).isZero();
    }

    @Test
    void whoWaitsForAFullModelHoldsUpNobodyElse() {
        queue = new TestQueue(TestQueue.policy(10, 10, 100, 100), clock);
        queue.modelLimits().set(MODEL, 1);
        take(user(1));
        for (int i = 0; i < 5; i++) {
            enqueue(user(1), new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>());
        }
        awaitWaiting(5);

        take(request(user(1), OTHER_MODEL, Patience.LONGEST)).succeeded(Duration.ZERO);
        assertThat(state().waiting()).isEqualTo(5);
    }

    @Test
    void aRisenLimitLetsTheNextOnesIn() {
        queue = new TestQueue(TestQueue.policy(10, 10, 100, 100), clock);
        queue.modelLimits().set(MODEL, 1);
        Slot first = take(user(1));
        for (int i = 0; i < 5; i++) {
            enqueue(user(1), new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>());
        }
        awaitWaiting(5);
        queue.modelLimits().set(MODEL, 3);
        first.succeeded(Duration.ZERO);

        assertThat(state().running()).isEqualTo(3);
        assertThat(state().waiting()).isEqualTo(2);
    }

    @Test
    void atTheDeadlineItIsBusyAndSaysWhenToComeBack() {
        take(user(1));

        ProblemException problem = refusal(user(2), Patience.until(in(Duration.ofMillis(50))));

        assertThat(problem.type()).isEqualTo(ProblemType.SERVICE_BUSY);
        assertThat(problem.detail()).contains("No slot came free in time", "0 of at most 10000");
        assertThat(problem.facts()).containsEntry("reason", "deadline_passed");
        assertThat(problem.retryAfter()).hasValue(Duration.ofSeconds(1));
        assertThat(state().waiting()).isZero();
        assertThat(state().refused()).containsEntry(Refused.DEADLINE_PASSED, 1L);
    }

    @Test
    void aDeadlineInThePastDoesNotMatterWhereASlotIsFree() {
        take(request(user(1), MODEL, Patience.until(Instant.MIN))).ignored();

        take(user(1));
        assertThat(refusal(user(1), Patience.until(Instant.MIN)).type())
                .isEqualTo(ProblemType.SERVICE_BUSY);
    }

    @Test
    void nobodyWaitsLongerThanThePolicyAllows() {
        var brief = new QueuePolicy(
                1, 1, new QueuePolicy.PerModel(4, 4, 4), 9, 9, Duration.ofMillis(20));
        queue = new TestQueue(brief, clock);
        take(user(1));

        assertThat(refusal(user(2), Patience.until(Instant.MAX)).facts())
                .containsEntry("reason", "deadline_passed");
        assertThat(refusal(user(2), Patience.LONGEST).facts())
                .containsEntry("reason", "deadline_passed");
    }

    @Test
    void whoseClientLeavesWaitsNoLonger() throws Exception {
        take(user(1));
        var left = new AtomicBoolean();
        Future<?> waits =
                executor.submit(() -> refusal(user(2), Patience.LONGEST.unless(left::get)));
        awaitWaiting(1);
        left.set(true);

        assertThat(waits.get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.CLIENT_LEFT));
        assertThat(state().waiting()).isZero();
        assertThat(state().refused()).containsEntry(Refused.CLIENT_LEFT, 1L);
    }

    @Test
    void aThreadThatIsInterruptedWaitsNoLongerAndStaysInterrupted() throws Exception {
        take(user(1));
        var interrupted = new AtomicBoolean();
        var thrown = new AtomicReference<ProblemException>();
        Thread waits = Thread.ofVirtual().start(() -> {
            thrown.set(refusal(user(2), Patience.LONGEST));
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        awaitWaiting(1);
        waits.interrupt();
        waits.join();

        assertThat(thrown.get().type()).isEqualTo(ProblemType.CLIENT_LEFT);
        assertThat(interrupted).isTrue();
        assertThat(state().waiting()).isZero();
    }

    @Test
    void aPatienceThatFailsLeavesNothingBehind() {
        Slot first = take(user(1));

        assertThatThrownBy(() -> take(request(user(2), MODEL, Patience.LONGEST.unless(() -> {
                    throw new IllegalStateException("no client");
                }))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(state().waiting()).isZero();
        first.succeeded(Duration.ZERO);
        assertThat(state().running()).isZero();
    }

    @Test
    void theQueueIsBoundedForAllAndForEachUser() {
        queue = new TestQueue(TestQueue.policy(1, 1, 5, 3), clock);
        take(user(1));
        for (int i = 0; i < 3; i++) {
            enqueue(user(1), new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>());
        }
        awaitWaiting(3);
        assertThat(refusal(user(1), Patience.LONGEST).facts())
                .containsEntry("reason", "users_share_full");
        assertThat(state().isNearlyFull()).isFalse();

        enqueue(user(2), new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>());
        enqueue(user(3), new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>());
        awaitWaiting(5);
        ProblemException full = refusal(user(4), Patience.LONGEST);
        assertThat(full.type()).isEqualTo(ProblemType.SERVICE_BUSY);
        assertThat(full.detail()).contains("The queue is full", "5 of at most 5 calls wait");
        assertThat(full.facts()).containsEntry("reason", "queue_full");
        assertThat(state().isNearlyFull()).isTrue();
        assertThat(state().refused())
                .containsEntry(Refused.QUEUE_FULL, 1L)
                .containsEntry(Refused.USERS_SHARE_FULL, 1L);
    }

    /** Takers that give up, are interrupted, or end in any way; who is left waiting was lost. */
    @Test
    void nothingIsLostInTenThousandRandomCalls() throws Exception {
        int calls = 10_000;
        int slots = 16;
        queue = new TestQueue(TestQueue.policy(slots, 5, calls, calls), clock);
        queue.modelLimits().set(MODEL, 3);
        var running = new AtomicInteger();
        var mostRunning = new AtomicInteger();
        var atModel = new AtomicInteger();
        var mostAtModel = new AtomicInteger();
        var admitted = new AtomicInteger();
        var refused = new AtomicInteger();
        var start = new CountDownLatch(1);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            var random = new Random(i);
            futures.add(executor.submit(() -> {
                start.await();
                ModelId model =
                        random.nextInt(4) == 0 ? MODEL : new ModelId("maker/m" + random.nextInt(6));
                if (random.nextInt(20) == 0) {
                    Thread.currentThread().interrupt();
                }
                Slot slot;
                try {
                    slot = take(randomRequest(random, model));
                } catch (ProblemException e) {
                    refused.incrementAndGet();
                    return null;
                }
                admitted.incrementAndGet();
                mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
                if (model.equals(MODEL)) {
                    mostAtModel.accumulateAndGet(atModel.incrementAndGet(), Math::max);
                }
                if (random.nextInt(3) == 0) {
                    Thread.yield();
                }
                if (model.equals(MODEL)) {
                    atModel.decrementAndGet();
                }
                running.decrementAndGet();
                end(slot, random.nextInt(4));
                return null;
            }));
        }
        start.countDown();
        for (Future<?> future : futures) {
            get(future);
        }

        assertThat(admitted.get() + refused.get()).isEqualTo(calls);
        assertThat(mostRunning.get()).isLessThanOrEqualTo(slots);
        assertThat(mostAtModel.get()).isLessThanOrEqualTo(3);
        QueueState end = state();
        assertThat(end.running()).isZero();
        assertThat(end.waiting()).isZero();
        assertThat(end.longestWait()).isZero();
        assertThat(end.admitted()).isEqualTo(admitted.get());
        assertThat(end.refused().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(refused.get());
    }

    private SlotRequest randomRequest(Random random, ModelId model) {
        Patience patience = switch (random.nextInt(4)) {
            case 0 -> Patience.until(in(Duration.ofMillis(random.nextInt(30))));
            case 1 -> Patience.LONGEST.unless(() -> random.nextInt(10) == 0);
            default -> Patience.LONGEST;
        };
        return new SlotRequest(
                user(random.nextInt(50)),
                "key" + random.nextInt(5),
                model,
                random.nextBoolean() ? Priority.INTERACTIVE : Priority.BATCH,
                patience,
                () -> {});
    }

    private static void end(Slot slot, int how) {
        switch (how) {
            case 0 -> slot.succeeded(Duration.ZERO);
            case 1 -> slot.overloaded();
            case 2 -> slot.ignored();
            default -> slot.close();
        }
    }

    private void enqueue(UserId user, BlockingQueue<UserId> served, BlockingQueue<Slot> slots) {
        executor.execute(() -> {
            try {
                Slot slot = take(user);
                served.add(user);
                slots.add(slot);
            } catch (ProblemException e) {
                assertThat(e.type()).isEqualTo(ProblemType.CLIENT_LEFT);
            }
        });
    }

    private void awaitWaiting(int calls) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (state().waiting() != calls) {
            assertThat(System.nanoTime() - end).as("waiting: %s", state()).isNegative();
            Thread.onSpinWait();
        }
    }

    private static void get(Future<?> future) throws InterruptedException, ExecutionException {
        try {
            future.get(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("a wake-up was lost", e);
        }
    }

    private ProblemException refusal(UserId user, Patience patience) {
        return catchThrowableOfType(
                ProblemException.class, () -> take(request(user, MODEL, patience)));
    }

    private Slot take(UserId user) {
        return take(request(user, MODEL, Patience.LONGEST));
    }

    private Slot take(SlotRequest request) {
        return queue.takeSlot().take(request);
    }

    private QueueState state() {
        return queue.readQueue().read();
    }

    private Instant in(Duration delay) {
        return clock.instant().plus(delay);
    }

    private static SlotRequest request(UserId user, ModelId model, Patience patience) {
        return new SlotRequest(user, "key", model, Priority.INTERACTIVE, patience, () -> {});
    }

    private static UserId user(int number) {
        return new UserId(new UUID(0, number));
    }
}
