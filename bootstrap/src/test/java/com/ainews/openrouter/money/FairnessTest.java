package com.ainews.openrouter.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.limits.ReadQueue;
import com.ainews.sandbox.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over HTTP: nobody waits for the many calls of another one, nor for work that can wait. */
class FairnessTest {

    private static final int RUNNING = 2;
    private static final int BURST = 300;

    private static Service service;

    @BeforeAll
    static void start() {
        service = Service.start("--queue.max-running=" + RUNNING, "--queue.max-wait=55s");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aBurstOfOneUserDoesNotDelayASingleCallOfAnother() {
        User many = service.newUser();
        User single = service.newUser();
        service.sandbox().faults().next(RUNNING, Fault.SLOW);
        var ended = new AtomicInteger();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> burst = new ArrayList<>();
            for (int i = 0; i < BURST; i++) {
                burst.add(CompletableFuture.supplyAsync(() -> chat(many, ""), threads)
                        .whenComplete((_, _) -> ended.incrementAndGet()));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting() >= BURST / 2);
            int before = ended.get();

            Answer answer = chat(single, "");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(ended.get() - before).isLessThan(BURST / 4);
            assertThat(burst.stream().map(CompletableFuture::join))
                    .allSatisfy(one -> assertThat(one.status()).isEqualTo(200));
        }
    }

    @Test
    void callsThatMayTakeTheirTimeGoBehindOneThatSomebodyWaitsFor() {
        assertThatASingleCallOvertakes("\"service_tier\": \"flex\", ");
    }

    @Test
    void aRequestOfManyArticlesGoesBehindACallThatSomebodyWaitsFor() {
        User user = service.newUser();
        String articles = IntStream.range(0, 20)
                .mapToObj("{\"content\": \"The bell rings at noon. It is number %d.\"}"::formatted)
                .collect(Collectors.joining(", "));
        service.sandbox().faults().next(RUNNING, Fault.SLOW);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Answer> batch = CompletableFuture.supplyAsync(
                    () -> service.post(
                            "/api/openrouter/summarize",
                            user,
                            "{\"articles\": [" + articles + "]}"),
                    threads);
            await().until(() -> waiting() > 0);
            long before = service.sandbox().chatRequests();

            assertThat(chat(user, "").status()).isEqualTo(200);

            assertThat(service.sandbox().chatRequests() - before).isLessThan(8);
            assertThat(batch.join().status()).isEqualTo(200);
        }
    }

    private void assertThatASingleCallOvertakes(String field) {
        User user = service.newUser();
        service.sandbox().faults().next(RUNNING, Fault.SLOW);
        var ended = new AtomicInteger();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> patient = new ArrayList<>();
            for (int i = 0; i < BURST / 3; i++) {
                patient.add(CompletableFuture.supplyAsync(() -> chat(user, field), threads)
                        .whenComplete((_, _) -> ended.incrementAndGet()));
            }
            await().until(() -> waiting() == BURST / 3 - RUNNING);

            assertThat(chat(user, "").status()).isEqualTo(200);

            assertThat(ended.get()).isLessThan(BURST / 6);
            patient.forEach(CompletableFuture::join);
        }
    }

    private static int waiting() {
        return service.bean(ReadQueue.class).read().waiting();
    }

    private static Answer chat(User user, String field) {
        return service.post(
                "/api/openrouter/chat",
                user,
                "{%s\"model\": \"openai/gpt-4o-mini\", \"max_tokens\": 20, \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}"
                        .formatted(field));
    }
}
