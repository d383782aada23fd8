package com.ainews.openrouter.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.limits.ReadAdmissions;
import com.ainews.sandbox.Bill.Charge;
import com.ainews.sandbox.Fault;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of a call that fits once another one has ended. */
class WaitingTest {

    private static final String BODY = """
            {"articles": [{"content": "The bell rings at noon. It was cast in 1812."}],
             "options": {"model": "openai/gpt-4o-mini", "summary_length": "short"}}
            """;

    /** Enough for one call at a time: what one may cost, but not two. */
    private static final String ONE_AT_A_TIME =
            "{\"usage_limits\": {\"daily_cost_limit\": 0.0004}}";

    private static Service service;

    @BeforeAll
    static void start() {
        service = Service.start("--queue.max-wait=5s");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void itWaitsAndIsMade() {
        User user = userWithOneCallAtATime();
        service.sandbox().faults().next(1, Fault.SLOW);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Answer> first =
                    CompletableFuture.supplyAsync(() -> summarize(user), threads);
            await().until(() -> held(user) > 0);
            Answer second = summarize(user);

            assertThat(first.join().status()).isEqualTo(200);
            assertThat(second.status()).isEqualTo(200);
        }
    }

    @Test
    void itIsRefusedWhenItHasWaitedLongEnough() {
        User user = userWithOneCallAtATime();
        service.sandbox().faults().next(1, Fault.HANG);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Answer> first =
                    CompletableFuture.supplyAsync(() -> summarize(user), threads);
            await().until(() -> held(user) > 0);
            Answer second = summarize(user);

            assertThat(second.status()).isEqualTo(429);
            assertThat(second.code()).isEqualTo("budget_held");
            assertThat(second.body().path("waiting_helps").asBoolean()).isTrue();
            assertThat(second.headers().get("retry-after")).containsExactly("2");
            assertThat(second.headers().get("ratelimit-policy"))
                    .containsExactly(
                            "\"user.daily_cost_limit\";q=400;qu=\"usd-millionths\";w=86400");
            first.join();
        }
    }

    @Test
    void itIsGivenUpWhenItsClientHangsUp() throws Exception {
        User user = userWithOneCallAtATime();
        service.sandbox().faults().next(1, Fault.SLOW);
        long before = service.sandbox().chatRequests();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Answer> first =
                    CompletableFuture.supplyAsync(() -> summarize(user), threads);
            await().until(() -> held(user) > 0);
            try (Socket client = send(user)) {
                await().until(() -> waiting() > 0);
                assertThat(client.isConnected()).isTrue();
            }
            await().atMost(Duration.ofSeconds(2)).until(() -> waiting() == 0);
            assertThat(first.join().status()).isEqualTo(200);
        }
        assertThat(service.sandbox().chatRequests() - before).isEqualTo(1);
    }

    @Test
    void itWaitsForTheCallOfATeamMateAndUsersTakeTurns() {
        User ada = service.newUser();
        User ben = service.newUser();
        teamWithOneCallAtATime(ada, ben);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            service.sandbox().pacing().set(Duration.ofSeconds(3), Duration.ZERO);
            List<CompletableFuture<Answer>> calls = new ArrayList<>();
            calls.add(CompletableFuture.supplyAsync(() -> summarize(ada), threads));
            await().until(() -> held(ada) > 0);
            for (int i = 0; i < 5; i++) {
                calls.add(CompletableFuture.supplyAsync(() -> summarize(ada), threads));
            }
            await().until(() -> waiting() == 5);
            calls.add(CompletableFuture.supplyAsync(() -> summarize(ben), threads));
            await().until(() -> waiting() == 6);
            service.sandbox().pacing().clear();

            assertThat(calls.stream().map(CompletableFuture::join))
                    .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        }
        // By the order of the bill: when answers get here is up to the threads.
        assertThat(service.sandbox().bill().charges().stream()
                        .map(Charge::user)
                        .filter(List.of(name(ada), name(ben))::contains))
                .hasSize(7)
                .startsWith(name(ada), name(ada), name(ben));
    }

    private static String name(User user) {
        return user.id().toString();
    }

    private static void teamWithOneCallAtATime(User... members) {
        String name = UUID.randomUUID().toString();
        String organization = admin("createOrganization(name: \"%s\") { id }".formatted(name));
        String team = admin("createTeam(organizationId: \"%s\", name: \"%s\") { id }"
                .formatted(organization, name));
        for (User member : members) {
            admin("assignUser(userId: \"%s\", organizationId: \"%s\", teamId: \"%s\") { id }"
                    .formatted(member.id(), organization, team));
        }
        service.graphql(
                Service.ADMIN_TOKEN,
                "mutation { setLimits(scope: team, scopeId: \"%s\", limits: {dailyCostLimit: 0.00056}) { limits { name } } }"
                        .formatted(team),
                Map.of());
    }

    private static String admin(String mutation) {
        JsonNode answer = service.graphql(
                Service.ADMIN_TOKEN, "mutation { made: " + mutation + " }", Map.of());
        return answer.at("/data/made/id").asString();
    }

    private static Socket send(User user) throws Exception {
        URI url = service.url("/api/openrouter/summarize");
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        var client = new Socket(url.getHost(), url.getPort());
        client.getOutputStream()
                .write(
                        "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                                .formatted(url.getPath(), user.token(), body.length)
                                .getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().write(body);
        client.getOutputStream().flush();
        return client;
    }

    private static int waiting() {
        return service.bean(ReadAdmissions.class).read().waiting();
    }

    private static User userWithOneCallAtATime() {
        User user = service.newUser();
        service.post("/api/openrouter/settings", user, ONE_AT_A_TIME);
        return user;
    }

    private static Answer summarize(User user) {
        return service.post("/api/openrouter/summarize", user, BODY);
    }

    private static double held(User user) {
        return service.get("/api/openrouter/limits", user)
                .body()
                .at("/limits/0/held")
                .asDouble();
    }
}
