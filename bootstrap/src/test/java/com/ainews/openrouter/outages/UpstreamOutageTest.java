package com.ainews.openrouter.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ainews.embedded.testing.TestPostgres;
import com.ainews.embedded.testing.TestServices;
import com.ainews.openrouter.BooksAgree;
import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.usage.ReconcileCalls;
import com.ainews.sandbox.Address;
import com.ainews.sandbox.Fault;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Parts of OpenRouter are away, and come back. */
class UpstreamOutageTest {

    private static final String MODEL = "openai/gpt-4o-mini";

    /** No other model has its canonical slug, by which it would still be found. */
    private static final String VANISHING = "anthropic/claude-3-haiku";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Nothing is shared with other tests: neither the database nor, since it is away, Redis. */
    private static final String NO_REDIS = "--REDIS_PORT=1";

    @ParameterizedTest
    @EnumSource(names = {"PROVIDER_FAILED", "CUT", "PROXY_PAGE", "ERROR_IN_200", "DROP"})
    void theLastCatalogueOutlivesAnOutageAlsoInAReplicaThatStartsMeanwhile(Fault fault)
            throws Exception {
        TestPostgres database = TestServices.freshDatabase();
        try (Service first = Service.start(database, NO_REDIS)) {
            int models = models(first, first.newUser()).path("total").asInt();
            first.sandbox().faults().always(Address.MODELS, fault);
            makeOld(database);
            try (Service second = Service.start(
                    database,
                    NO_REDIS,
                    "--OPENROUTER_BASE_URL=" + first.sandbox().baseUrl())) {
                User user = second.newUser();

                assertThat(models(second, user).path("total").asInt())
                        .isEqualTo(models)
                        .isGreaterThan(300);
                assertThat(chat(second, user, VANISHING).status()).isEqualTo(200);
                assertThat(refresh(second).at("/errors/0/extensions/code").asString())
                        .startsWith("upstream_");
                assertThat(models(second, user).path("total").asInt()).isEqualTo(models);

                first.sandbox().models().remove(VANISHING);
                first.sandbox().faults().clear();
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(refresh(second)
                                        .at("/data/refreshModels/total")
                                        .asInt())
                                .isEqualTo(models - 1));
                assertThat(chat(second, user, VANISHING).status()).isEqualTo(404);
                BooksAgree.check(first, Set.of(user));
            }
        }
    }

    @Test
    void aKeyThatIsRefusedWhileOpenRoutersKeyCacheIsAwayIsNoOutageOfTheService() {
        try (Service service = Service.start(NO_REDIS)) {
            User user = service.newUser();
            service.sandbox().faults().always(Address.KEY, Fault.INVALID_KEY);

            assertThat(openRouter(service, user)).isEqualTo("up");
            assertThat(chat(service, user).status()).isEqualTo(200);
        }
    }

    @Test
    void healthTellsThatOpenRouterIsAwayAndThatItIsBack() {
        try (Service service = Service.start(NO_REDIS)) {
            User user = service.newUser();
            service.sandbox().faults().always(Address.KEY, Fault.OVERLOADED);
            await().atMost(PATIENCE).until(() -> openRouter(service, user).equals("down"));

            service.sandbox().faults().clear();

            await().atMost(PATIENCE).until(() -> openRouter(service, user).equals("up"));
        }
    }

    @Test
    void endpointsThatCantBeAskedForAreToldAsSuch() {
        try (Service service = Service.start(NO_REDIS)) {
            User user = service.newUser();
            String path = "/api/openrouter/models/" + MODEL + "/endpoints";
            service.sandbox().faults().always(Address.ENDPOINTS, Fault.PROVIDER_FAILED);

            Answer refused = service.get(path, user);

            assertThat(refused.status()).isIn(502, 503);
            assertThat(refused.code()).startsWith("upstream_");
            service.sandbox().faults().clear();
            await().atMost(PATIENCE).until(() -> service.get(path, user).status() == 200);
        }
    }

    @Test
    void theCostOfACallIsFoundWhenGenerationsCanBeAskedForAgain() throws Exception {
        try (Service service = Service.start(NO_REDIS)) {
            User user = service.newUser();
            service.sandbox().faults().always(Address.GENERATION, Fault.OVERLOADED);
            service.sandbox().faults().next(1, Fault.CUT);
            assertThat(chat(service, user).status()).isEqualTo(502);
            BigDecimal billed = service.sandbox().bill().total().cost();
            service.bean(ReconcileCalls.class).reconcile();
            assertThat(limit(service, user, "settled")).isZero();
            assertThat(limit(service, user, "held")).isPositive();

            service.sandbox().faults().clear();

            await().atMost(PATIENCE).untilAsserted(() -> {
                service.bean(ReconcileCalls.class).reconcile();
                assertThat(limit(service, user, "settled")).isEqualByComparingTo(billed);
            });
            assertThat(service.get("/api/openrouter/ledger", user)
                            .body()
                            .at("/0/source")
                            .asString())
                    .isEqualTo("reconciled");
            BooksAgree.check(service, Set.of(user));
        }
    }

    /** Older than a catalogue that nobody needs to fetch again. */
    private static void makeOld(TestPostgres database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE catalog.models"
                            + " SET fetched_at = fetched_at - interval '1 hour'"))
                    .isPositive();
        }
    }

    private static Answer chat(Service service, User user) {
        return chat(service, user, MODEL);
    }

    private static Answer chat(Service service, User user, String model) {
        return service.post("/api/openrouter/chat", user, """
                {"model": "%s", "max_tokens": 100,
                 "messages": [{"role": "user", "content": "Good morning"}]}""".formatted(model));
    }

    private static JsonNode models(Service service, User user) {
        return service.get("/api/openrouter/models?limit=1", user).body();
    }

    private static JsonNode refresh(Service service) {
        return service.graphql(
                Service.ADMIN_TOKEN, "mutation { refreshModels { total } }", Map.of());
    }

    private static BigDecimal limit(Service service, User user, String what) {
        return service.get("/api/openrouter/limits", user)
                .body()
                .at("/limits/0/" + what)
                .decimalValue();
    }

    private static String openRouter(Service service, User user) {
        return service.get("/api/openrouter/health", user)
                .body()
                .path("components")
                .valueStream()
                .filter(component -> component.path("name").asString().equals("openrouter"))
                .findFirst()
                .orElseThrow()
                .path("status")
                .asString();
    }
}
