package com.ainews.chaos;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Calls at a steady rate, in bursts of one user's calls to all replicas at once: calls of one user
 * are those that race for a limit. Every few bursts one is the same request again and again.
 */
final class Load {

    private static final int BURST = 8;

    /** Where answers are slow, later bursts wait. */
    private static final int MOST_AT_ONCE = 96;

    /** By count and not by chance, which left short runs without one. */
    private static final int BURSTS_TO_A_REPEATED_ONE = 5;

    private static final int IMPATIENT_PERCENT = 15;
    private static final int FOREVER = Integer.MAX_VALUE;
    private static final String RUNNING = "idempotent_request_running";
    private static final int MOST_REPETITIONS = 10;
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Duration END_LIMIT = Duration.ofMinutes(2);

    private final Door door;
    private final List<Customer> customers;
    private final Tally tally;
    private final SplittableRandom random;
    private final Requests requests;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    private int bursts;

    Load(Door door, List<Customer> customers, Tally tally, SplittableRandom random) {
        this.door = door;
        this.customers = customers;
        this.tally = tally;
        this.random = random;
        this.requests = new Requests(random.split());
    }

    /** Makes calls for as long as is wanted, without waiting for the last of them. */
    void run(BooleanSupplier goesOn, int rate) throws InterruptedException {
        long between = TimeUnit.SECONDS.toNanos(BURST) / rate;
        long next = System.nanoTime();
        while (goesOn.getAsBoolean()) {
            burst();
            next = Math.max(next + between, System.nanoTime() - between);
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
    }

    /** Waits until every call has its result. */
    void awaitEnd() throws InterruptedException {
        if (!places.tryAcquire(MOST_AT_ONCE, END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(MOST_AT_ONCE - places.availablePermits()
                    + " calls have not ended after " + END_LIMIT.toSeconds() + " s");
        }
        places.release(MOST_AT_ONCE);
    }

    private void burst() throws InterruptedException {
        Customer customer = customers.get(random.nextInt(customers.size()));
        Supplier<Ask> asks = requests::next;
        if (++bursts % BURSTS_TO_A_REPEATED_ONE == 0) {
            Ask same = requests.repeatable();
            asks = () -> same;
        }
        for (int i = 0; i < BURST; i++) {
            Ask ask = asks.get();
            int first = random.nextInt(Integer.MAX_VALUE - MOST_REPETITIONS);
            int patience = random.nextInt(100) < IMPATIENT_PERCENT ? random.nextInt(1, 4) : FOREVER;
            places.acquire();
            executor.execute(() -> call(customer, ask, first, patience));
        }
    }

    private void call(Customer customer, Ask ask, int first, int patience) {
        try {
            Door.Result result = door.ask(ask, customer.token(), first, patience);
            tally.count(ask, result);
            for (int i = 1; i < MOST_REPETITIONS && isRunning(result); i++) {
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                result = door.ask(ask, customer.token(), first + i, patience);
                tally.count(ask, result);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    /** The same request is being carried out for somebody else. */
    private static boolean isRunning(Door.Result result) {
        return result instanceof Door.Result.Refused(var _, String code) && code.equals(RUNNING);
    }
}
