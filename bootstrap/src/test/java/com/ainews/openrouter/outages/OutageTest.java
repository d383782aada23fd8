package com.ainews.openrouter.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.embedded.DataFolder;
import com.ainews.embedded.EmbeddedPostgres;
import com.ainews.embedded.EmbeddedRedis;
import com.ainews.embedded.testing.TestPostgres;
import com.ainews.openrouter.BooksAgree;
import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL and Redis are really stopped, and really started again. */
class OutageTest {

    private static final String ARTICLE =
            "{\"articles\": [{\"content\": \"The power came back at noon. Trains run again.\"}]}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A way into the service, and what is asked there. */
    private record Way(String path, String body, String... headers) {}

    private static final String MESSAGES =
            "\"messages\": [{\"role\": \"user\", \"content\": \"Good morning\"}]";
    private static final String INPUT =
            "(input: {messages: [{role: \\\"user\\\", content: \\\"Hi\\\"}]})";

    private static final List<Way> WAYS = List.of(
            new Way("/api/openrouter/summarize", ARTICLE),
            new Way("/api/openrouter/chat", "{%s}".formatted(MESSAGES)),
            new Way("/api/openrouter/chat", "{\"stream\": true, %s}".formatted(MESSAGES)),
            new Way("/api/openrouter/chat", "{%s}".formatted(MESSAGES), "Idempotency-Key", "once"),
            new Way("/api/v1/chat/completions", "{%s}".formatted(MESSAGES)),
            new Way("/api/v1/chat/completions", "{\"stream\": true, %s}".formatted(MESSAGES)),
            new Way("/graphql", "{\"query\": \"mutation { chat%s { cost } }\"}".formatted(INPUT)),
            new Way(
                    "/graphql",
                    "{\"query\": \"subscription { chatStream%s { content } }\"}".formatted(INPUT),
                    "Accept",
                    "text/event-stream"),
            new Way("/graphql", "{\"query\": \"{ limits { withinLimits } }\"}"),
            new Way("/api/openrouter/settings", "{\"preferences\": {\"max_tokens\": 100}}"));

    @Test
    void withoutRedisEverythingWorksAndItComesBackByItself(@TempDir Path data) {
        try (DataFolder folder = DataFolder.lock(data)) {
            EmbeddedRedis redis = EmbeddedRedis.start(folder, 0);
            try (Service service = Service.start(
                    "--REDIS_HOST=" + redis.host(),
                    "--REDIS_PORT=" + redis.port(),
                    "--REDIS_PASSWORD=" + redis.password())) {
                User user = service.newUser();
                assertThat(health(service, user, "redis")).isEqualTo("up");

                redis.close();

                assertThat(service.post("/api/openrouter/summarize", user, ARTICLE)
                                .status())
                        .isEqualTo(200);
                assertThat(service.get("/api/openrouter/models", user).status()).isEqualTo(200);
                assertThat(service.get("/api/openrouter/models?cache=false", user)
                                .status())
                        .isEqualTo(200);
                await(() -> health(service, user, "redis").equals("down"));
                Answer degraded = service.get("/api/openrouter/health", user);
                assertThat(degraded.status()).isEqualTo(200);
                assertThat(degraded.body().path("status").asString()).isEqualTo("degraded");

                try (EmbeddedRedis again = EmbeddedRedis.start(folder, redis.port())) {
                    assertThat(again.port()).isEqualTo(redis.port());
                    await(() -> health(service, user, "redis").equals("up"));
                }
            }
        }
    }

    @Test
    void withoutPostgresNoPaidCallStartsAndItComesBackByItself(@TempDir Path data)
            throws Exception {
        try (DataFolder folder = DataFolder.lock(data)) {
            EmbeddedPostgres postgres = start(folder, 0);
            try (Service service = Service.start(at(postgres))) {
                User user = service.newUser();
                allDoorsAnswer(service, user);
                long sent = service.sandbox().chatRequests();

                postgres.close();

                allDoorsAskToComeBack(service, user);
                await(() -> service.http("/api/openrouter/health").statusCode() == 503);
                assertThat(service.http("/actuator/health/liveness").statusCode())
                        .isEqualTo(200);
                assertThat(service.http("/actuator/health/readiness").statusCode())
                        .isEqualTo(503);
                assertThat(service.sandbox().chatRequests()).isEqualTo(sent);

                try (EmbeddedPostgres again = start(folder, postgres.port())) {
                    assertThat(again.port()).isEqualTo(postgres.port());
                    await(() -> service.post("/api/openrouter/summarize", user, ARTICLE)
                                    .status()
                            == 200);
                    allDoorsAnswer(service, user);
                    BooksAgree.check(service, Set.of(user));
                }
            }
        }
    }

    @Test
    void aDatabaseThatHangsIsTheSameAsNone(@TempDir Path data) throws Exception {
        try (DataFolder folder = DataFolder.lock(data);
                EmbeddedPostgres postgres = start(folder, 0);
                Service service = Service.start(at(postgres))) {
            User user = service.newUser();
            allDoorsAnswer(service, user);
            long sent = service.sandbox().chatRequests();

            signal("STOP", postgres.port());
            try {
                allDoorsAskToComeBack(service, user);
                assertThat(service.sandbox().chatRequests()).isEqualTo(sent);
            } finally {
                signal("CONT", postgres.port());
            }

            await(() -> service.post("/api/openrouter/summarize", user, ARTICLE).status() == 200);
            allDoorsAnswer(service, user);
            BooksAgree.check(service, Set.of(user));
        }
    }

    private static void allDoorsAnswer(Service service, User user) throws IOException {
        for (Way way : WAYS) {
            HttpResponse<InputStream> response =
                    service.open(way.path(), user, way.body(), way.headers());
            String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(response.statusCode()).as("%s: %s", way, body).isEqualTo(200);
            assertThat(body).as("%s", way).doesNotContain("\"errors\"", "\"error\"");
        }
    }

    /** Never 401, since the token may be good, and never 500. */
    private static void allDoorsAskToComeBack(Service service, User user) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<InputStream>>> all = new ArrayList<>();
            for (Way way : WAYS) {
                all.add(threads.submit(
                        () -> service.open(way.path(), user, way.body(), way.headers())));
            }
            for (int i = 0; i < WAYS.size(); i++) {
                HttpResponse<InputStream> response = all.get(i).get();
                String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(response.statusCode())
                        .as("%s: %s", WAYS.get(i), body)
                        .isEqualTo(503);
                assertThat(body).as("%s", WAYS.get(i)).contains("database_unavailable");
                assertThat(response.headers().firstValue("retry-after"))
                        .as("%s", WAYS.get(i))
                        .isPresent();
            }
        }
    }

    private static EmbeddedPostgres start(DataFolder folder, int port) {
        return EmbeddedPostgres.start(folder, port, EmbeddedPostgres.Durability.THROW_AWAY);
    }

    private static TestPostgres at(EmbeddedPostgres postgres) {
        return new TestPostgres(
                postgres.host(),
                postgres.port(),
                EmbeddedPostgres.DATABASE,
                EmbeddedPostgres.USER,
                postgres.password());
    }

    /** To the server that listens on a port, and to all that it has started. */
    private static void signal(String signal, int port) throws Exception {
        List<ProcessHandle> servers = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .filter(process ->
                        process.info().commandLine().orElse("").contains(" -p " + port + " "))
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .toList();
        assertThat(servers).hasSizeGreaterThan(2);
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        servers.forEach(process -> command.add(String.valueOf(process.pid())));
        // One that has ended meanwhile makes it complain.
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static String health(Service service, User user, String component) {
        return service.get("/api/openrouter/health", user)
                .body()
                .path("components")
                .valueStream()
                .filter(c -> c.path("name").asString().equals(component))
                .findFirst()
                .orElseThrow()
                .path("status")
                .asString();
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("patience").isBefore(deadline);
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
