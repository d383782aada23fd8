package com.ainews.openrouter.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.embedded.DataFolder;
import com.ainews.embedded.EmbeddedPostgres;
import com.ainews.embedded.EmbeddedRedis;
import com.ainews.embedded.testing.TestPostgres;
import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL and Redis are really stopped, and really started again. */
class OutageTest {

    private static final String ARTICLE =
            "{\"articles\": [{\"content\": \"The power came back at noon. Trains run again.\"}]}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    void withoutPostgresNoPaidCallStartsAndItComesBackByItself(@TempDir Path data) {
        try (DataFolder folder = DataFolder.lock(data)) {
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.start(folder, 0, EmbeddedPostgres.Durability.THROW_AWAY);
            var database = new TestPostgres(
                    postgres.host(),
                    postgres.port(),
                    EmbeddedPostgres.DATABASE,
                    EmbeddedPostgres.USER,
                    postgres.password());
            try (Service service = Service.start(database)) {
                User user = service.newUser();
                assertThat(service.post("/api/openrouter/summarize", user, ARTICLE)
                                .status())
                        .isEqualTo(200);
                long sent = service.sandbox().chatRequests();

                postgres.close();

                Answer refused = service.post("/api/openrouter/summarize", user, ARTICLE);
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.code()).isEqualTo("database_unavailable");
                assertThat(refused.headers()).containsKey("retry-after");
                assertThat(service.rest(
                                        "POST",
                                        "/graphql",
                                        user.token(),
                                        "{\"query\": \"{ limits { withinLimits } }\"}")
                                .status())
                        .isEqualTo(503);
                await(() -> service.http("/api/openrouter/health").statusCode() == 503);
                assertThat(service.http("/actuator/health/liveness").statusCode())
                        .isEqualTo(200);
                assertThat(service.http("/actuator/health/readiness").statusCode())
                        .isEqualTo(503);
                assertThat(service.sandbox().chatRequests()).isEqualTo(sent);

                try (EmbeddedPostgres again = EmbeddedPostgres.start(
                        folder, postgres.port(), EmbeddedPostgres.Durability.THROW_AWAY)) {
                    assertThat(again.port()).isEqualTo(postgres.port());
                    await(() -> service.post("/api/openrouter/summarize", user, ARTICLE)
                                    .status()
                            == 200);
                    assertThat(service.get("/api/openrouter/ledger", user)
                                    .body()
                                    .path(0)
                                    .path("cost")
                                    .decimalValue())
                            .isGreaterThan(BigDecimal.ZERO);
                }
            }
        }
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
