package com.ainews.openrouter.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.embedded.testing.TestPostgres;
import com.ainews.embedded.testing.TestServices;
import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class CatalogueTest {

    private static final String REFRESH = "mutation { refreshModels { total count } }";

    @Test
    void clientsOfOpenRouterGetWhatItSaid() {
        Service service = Service.shared();
        User user = service.newUser();
        JsonNode said = Service.JSON.readTree(
                RestClient.create(service.sandbox().baseUrl().toString())
                        .get()
                        .uri("/models")
                        .retrieve()
                        .body(byte[].class));

        JsonNode models = service.get("/api/v1/models", user).body();
        int count = service.get("/api/v1/models/count", user)
                .body()
                .at("/data/count")
                .asInt();

        assertThat(models).isEqualTo(said);
        assertThat(count).isEqualTo(said.path("data").size());
        assertThat(service.get("/api/v1/models?limit=2&offset=1", user).body().path("data"))
                .containsExactly(said.at("/data/1"), said.at("/data/2"));
        assertThat(service.get("/api/v1/models?offset=1&limit=2&q=gpt%204", user)
                        .body()
                        .at("/links/next")
                        .asString())
                .isEqualTo("/api/v1/models?limit=2&q=gpt%204&offset=3");
        assertThat(service.get("/api/v1/model/openai/gpt-4o-mini", user).body().path("data"))
                .isIn(said.path("data"));
        assertThat(service.get("/api/v1/model/nobody/nothing", user).status()).isEqualTo(404);
        assertThat(service.http("/api/v1/models").statusCode()).isEqualTo(401);
    }

    @Test
    void onlyAdministratorsRefreshTheCatalogue() {
        Service service = Service.shared();

        assertThat(service.graphql(service.newUser().token(), REFRESH, Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("forbidden");
        assertThat(service.graphql(Service.ADMIN_TOKEN, REFRESH, Map.of())
                        .at("/data/refreshModels/total")
                        .asInt())
                .isGreaterThan(300);
        assertThat(service.post("/api/openrouter/models/refresh", service.newUser(), "")
                        .status())
                .isEqualTo(403);
        assertThat(service.rest("POST", "/api/openrouter/models/refresh", Service.ADMIN_TOKEN, "")
                        .body()
                        .path("total")
                        .asInt())
                .isGreaterThan(300);
    }

    @Test
    void takesTheParametersOfOpenRoutersOwnList() {
        Service service = Service.shared();
        User user = service.newUser();
        String all = "/api/v1/models?output_modalities=all&limit=1000&sort=newest";

        JsonNode newest = service.get(all, user).body().path("data");
        Answer cheap = service.get(
                "/api/v1/models?max_price=0.5&min_output_price=0.1&context=100000&arch=gpt"
                        + "&model_authors=openai,google&min_coding_index=1&max_age_days=100000"
                        + "&category=programming&sort=top-weekly",
                user);

        assertThat(newest.valueStream().map(model -> model.path("created").asLong()))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .hasSizeGreaterThan(300);
        assertThat(cheap.status()).isEqualTo(200);
        assertThat(cheap.body().path("data").valueStream()).isNotEmpty().allSatisfy(model -> {
            assertThat(model.path("id").asString()).startsWith("openai/");
            assertThat(model.path("context_length").asLong()).isGreaterThanOrEqualTo(100_000);
        });
        assertThat(cheap.headers().get("x-ignored-parameters")).containsExactly("category, sort");
        assertThat(service.get("/api/v1/models?limit=1001", user).status()).isEqualTo(400);
        assertThat(service.get("/api/v1/models/count?output_modalities=image", user)
                        .body()
                        .at("/data/count")
                        .asInt())
                .isBetween(1, 50);
    }

    /** Without Redis, which all services of the tests share. */
    @Test
    void whatChangedSinceTheLastCatalogueIsTold(CapturedOutput output) throws SQLException {
        TestPostgres database = TestServices.freshDatabase();
        try (Service first = Service.start(database, "--REDIS_PORT=1")) {
            first.graphql(Service.ADMIN_TOKEN, REFRESH, Map.of());
            assertThat(first.get("/api/openrouter/models/changes", first.newUser())
                            .body())
                    .isEmpty();
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE catalog.models SET fetched_at = fetched_at - interval '1h'");
            statement.execute("UPDATE catalog.models SET prices ="
                    + " '{\"prompt\": 0.1, \"completion\": 0.2}' WHERE id = 'openai/gpt-4o-mini'");
            statement.execute("UPDATE catalog.models SET id = 'openai/gpt-4o-maxi'"
                    + " WHERE id = 'openai/gpt-4o'");
        }
        try (Service second = Service.start(database, "--REDIS_PORT=1")) {
            second.graphql(Service.ADMIN_TOKEN, REFRESH, Map.of());

            JsonNode changes = second.get("/api/openrouter/models/changes", second.newUser())
                    .body();
            assertThat(changes.valueStream()
                            .map(change -> change.path("kind").asString()
                                    + " "
                                    + change.path("model").asString()))
                    .containsExactlyInAnyOrder(
                            "appeared openai/gpt-4o",
                            "price_changed openai/gpt-4o-mini",
                            "vanished openai/gpt-4o-maxi");
            JsonNode dearer = changes.valueStream()
                    .filter(change -> change.path("kind").asString().equals("price_changed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(dearer.at("/before/prompt").decimalValue()).isEqualByComparingTo("0.1");
            assertThat(dearer.at("/after/prompt").decimalValue())
                    .isEqualByComparingTo("0.00000015");
        }
        assertThat(output)
                .contains("ALERT model_price_changed: openai/gpt-4o-mini")
                .contains("ALERT model_vanished: openai/gpt-4o-maxi");
    }
}
