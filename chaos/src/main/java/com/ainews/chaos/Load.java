package com.ainews.chaos;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Calls at a steady rate, in bursts of one user's calls to all replicas at once: calls of one user
 * are those that race for a limit.
 */
final class Load {

    private static final int BURST = 8;

    /** Where answers are slow, later bursts wait. */
    private static final int MOST_AT_ONCE = 96;

    private static final List<String> ARTICLES = List.of(
            "The ferry sails again after the storm. It had been in harbour for four days."
                    + " Islanders cheered when it came.",
            "The library opens on Sundays from now on. Readers had asked for it.",
            ("The council met for the third time this week. It spoke about the old bridge, which"
                            + " is closed to lorries since May. An engineer showed pictures of the"
                            + " rust. Repairs would take two summers. ")
                    .repeat(4));
    private static final List<String> MODELS =
            List.of("openai/gpt-4o-mini", "mistralai/mistral-small-2603", "openai/gpt-5.4-nano");

    private final Door door;
    private final List<Customer> customers;
    private final Tally tally;
    private final SplittableRandom random;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    Load(Door door, List<Customer> customers, Tally tally, SplittableRandom random) {
        this.door = door;
        this.customers = customers;
        this.tally = tally;
        this.random = random;
    }

    /** Makes calls for so long, without waiting for the last of them. */
    void run(Duration duration, int rate) throws InterruptedException {
        long between = TimeUnit.SECONDS.toNanos(BURST) / rate;
        long start = System.nanoTime();
        long next = start;
        while (next - start < duration.toNanos()) {
            burst();
            next = Math.max(next + between, System.nanoTime() - between);
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
    }

    /** Waits until every call has its result. */
    void awaitEnd() throws InterruptedException {
        places.acquire(MOST_AT_ONCE);
        places.release(MOST_AT_ONCE);
    }

    private void burst() throws InterruptedException {
        Customer customer = customers.get(random.nextInt(customers.size()));
        for (int i = 0; i < BURST; i++) {
            String body = body(
                    ARTICLES.get(random.nextInt(ARTICLES.size())),
                    MODELS.get(random.nextInt(MODELS.size())));
            int first = random.nextInt(Integer.MAX_VALUE - BURST);
            places.acquire();
            executor.execute(() -> call(customer, body, first));
        }
    }

    private void call(Customer customer, String body, int first) {
        try {
            tally.count(door.send("/api/openrouter/summarize", customer.token(), body, first));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private static String body(String article, String model) {
        return """
                {"articles": [{"content": "%s"}],
                 "options": {"model": "%s", "summary_length": "short"}}
                """.formatted(article, model);
    }
}
