package com.ainews.openrouter.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.limits.ReadQueue;
import com.ainews.sandbox.Bill.Charge;
import com.ainews.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over HTTP: nobody waits for the many calls of another one, nor for work that can wait. */
class FairnessTest {

    private static final int RUNNING = 2;
    private static final int BURST = 1_000;
    private static final int PATIENT = 100;

    /** All that may be served before it: what runs when it comes, and as much again. */
    private static final int A_FEW = 2 * RUNNING;

    /** Nobody else's, so that its call is found in the bill. */
    private static final String MODEL = "openai/gpt-4.1-mini";

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
        // The burst has not been served before all of it is there.
        service.sandbox().faults().next(4 * RUNNING, Fault.SLOW);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> burst =
                    atOnce(BURST, threads, () -> chat(many, "openai/gpt-4o-mini", ""));
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting() >= BURST / 2);

            assertThatNextToNoneIsServedBefore(service.newUser());
            assertThat(burst.stream().map(CompletableFuture::join))
                    .allSatisfy(one -> assertThat(one.status()).isEqualTo(200));
        }
    }

    @Test
    void callsThatMayTakeTheirTimeGoBehindOneThatSomebodyWaitsFor() {
        User user = service.newUser();
        service.sandbox().faults().next(2 * RUNNING, Fault.SLOW);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> patient = atOnce(
                    PATIENT,
                    threads,
                    () -> chat(user, "openai/gpt-4o-mini", "\"service_tier\": \"flex\", "));
            await().until(() -> waiting() >= PATIENT / 2);

            assertThatNextToNoneIsServedBefore(user);
            patient.forEach(CompletableFuture::join);
        }
    }

    @Test
    void aRequestOfManyArticlesGoesBehindACallThatSomebodyWaitsFor() {
        User user = service.newUser();
        String articles = IntStream.range(0, 20)
                .mapToObj("{\"content\": \"The bell rings at noon. It is number %d.\"}"::formatted)
                .collect(Collectors.joining(", "));
        service.sandbox().faults().next(2 * RUNNING, Fault.SLOW);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Answer> batch = CompletableFuture.supplyAsync(
                    () -> service.post(
                            "/api/openrouter/summarize",
                            user,
                            "{\"articles\": [" + articles + "]}"),
                    threads);
            await().until(() -> waiting() > 0);

            assertThatNextToNoneIsServedBefore(user);
            assertThat(batch.join().status()).isEqualTo(200);
        }
    }

    /** By the order of the sandbox's bill, which does not depend on when answers get here. */
    private static void assertThatNextToNoneIsServedBefore(User user) {
        int before = charges().size();

        assertThat(chat(user, MODEL, "").status()).isEqualTo(200);

        assertThat(charges().stream().skip(before).takeWhile(charge -> !isBySingle(charge, user)))
                .hasSizeLessThanOrEqualTo(A_FEW);
    }

    private static boolean isBySingle(Charge charge, User user) {
        return charge.user().equals(user.id().toString()) && charge.model().startsWith(MODEL);
    }

    private static List<Charge> charges() {
        return service.sandbox().bill().charges();
    }

    private static List<CompletableFuture<Answer>> atOnce(
            int many, ExecutorService threads, Supplier<Answer> call) {
        return Stream.generate(() -> CompletableFuture.supplyAsync(call, threads))
                .limit(many)
                .toList();
    }

    private static int waiting() {
        return service.bean(ReadQueue.class).read().waiting();
    }

    private static Answer chat(User user, String model, String field) {
        return service.post("/api/openrouter/chat", user, """
                {%s"model": "%s", "max_tokens": 20,
                 "messages": [{"role": "user", "content": "Hello"}]}""".formatted(field, model));
    }
}
