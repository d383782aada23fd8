package com.ainews.openrouter.doors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Chats and catalogue are the same through OpenRouter's own API as through both doors. */
class DropInParityTest {

    private static final String CHAT = "/api/v1/chat/completions";

    private static final String HELLO = "'messages': [{'role': 'user', 'content': 'Good morning'}]";

    private final Service service = Service.shared();
    private final List<Door> doors = List.of(new RestDoor(service), new GraphQlDoor(service));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'model': 'openai/gpt-4o-mini', " + HELLO + "}",
                "{'model': 'openai/gpt-4o-mini', 'temperature': 0.5, 'max_tokens': 50, " + HELLO
                        + "}",
                "{'model': 'openai/gpt-4o-mini', 'user': 'u', 'a_field_of_tomorrow': {'x': [1]}, "
                        + HELLO
                        + "}",
                "{'model': 'openai/gpt-4o-mini', 'messages': [{'role': 'user',"
                        + " 'content': 'What is the weather in Oslo?'}], 'tools': [{'type': 'function',"
                        + " 'function': {'name': 'get_weather', 'parameters': {'type': 'object',"
                        + " 'properties': {'city': {'type': 'string'}}, 'required': ['city']}}}]}",
                "{'model': 'openai/gpt-4o-mini', 'response_format': {'type': 'json_schema',"
                        + " 'json_schema': {'name': 'day', 'strict': true, 'schema': {'type': 'object',"
                        + " 'properties': {'day': {'enum': ['Monday']}}, 'required': ['day'],"
                        + " 'additionalProperties': false}}}, "
                        + HELLO
                        + "}"
            })
    void aChatIsAnsweredWithTheSameJson(String text) {
        JsonNode body = json(text);
        Answer dropIn = service.post(CHAT, service.newUser(), body.toString());

        assertThat(dropIn.status()).as(dropIn.body().toString()).isEqualTo(200);
        for (Door door : doors) {
            JsonNode answer =
                    Objects.requireNonNull(door.chat(service.newUser(), body).data());
            assertThat(steady(answer.path("completion"))).isEqualTo(steady(dropIn.body()));
            assertThat(answer.path("cost").decimalValue())
                    .isEqualByComparingTo(dropIn.body().at("/usage/cost").decimalValue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'model': 'nobody/nothing', " + HELLO + "}",
                "{'model': 'no slash', " + HELLO + "}",
                "{'model': 'openai/gpt-4o-mini', 'messages': []}",
                "{'model': 'openai/gpt-4o-mini', 'max_tokens': -1, " + HELLO + "}",
                "{'model': 'sandbox/not-json:nitro', 'n': 1000, " + HELLO + "}"
            })
    void aChatIsRefusedForTheSameReason(String text) {
        JsonNode body = json(text);
        Answer dropIn = service.post(CHAT, service.newUser(), body.toString());

        assertThat(dropIn.status()).isBetween(400, 499);
        for (Door door : doors) {
            JsonNode problem =
                    Objects.requireNonNull(door.chat(service.newUser(), body).problem());
            assertThat(dropIn.body().at("/error/metadata/code")).isEqualTo(problem.path("code"));
        }
    }

    @Test
    void aSpentBudgetIsToldAlike() {
        User user = service.newUser();
        service.post(
                "/api/openrouter/settings", user, "{\"usage_limits\": {\"daily_cost_limit\": 0}}");
        JsonNode body = json("{'model': 'openai/gpt-4o-mini', " + HELLO + "}");

        Answer dropIn = service.post(CHAT, user, body.toString());

        assertThat(dropIn.status()).isEqualTo(402);
        for (Door door : doors) {
            JsonNode problem = Objects.requireNonNull(door.chat(user, body).problem());
            assertThat(dropIn.body().at("/error/metadata/code")).isEqualTo(problem.path("code"));
            assertThat(dropIn.body().at("/error/metadata/limit").decimalValue())
                    .isEqualByComparingTo(problem.path("limit").decimalValue());
        }
    }

    @Test
    void theCatalogueHasTheSameModelsAtTheSamePrices() {
        User user = service.newUser();
        List<String> dropIn = prices(service.get("/api/v1/models", user).body().path("data"));

        for (Door door : doors) {
            JsonNode models = Objects.requireNonNull(door.models(user).data());
            assertThat(prices(models.path("models"))).isEqualTo(dropIn).hasSizeGreaterThan(300);
        }
    }

    @Test
    void aModelHasTheSameEndpoints() {
        User user = service.newUser();
        String model = "meta-llama/llama-3.1-8b-instruct";
        List<String> dropIn = service.get("/api/v1/models/" + model + "/endpoints", user)
                .body()
                .at("/data/endpoints")
                .valueStream()
                .map(endpoint -> endpoint.path("provider_name").asString())
                .toList();

        assertThat(dropIn).isNotEmpty();
        for (Door door : doors) {
            JsonNode endpoints =
                    Objects.requireNonNull(door.modelEndpoints(user, model).data());
            assertThat(endpoints
                            .path("endpoints")
                            .valueStream()
                            .map(endpoint -> endpoint.path("provider").asString()))
                    .containsExactlyElementsOf(dropIn);
        }
    }

    @Test
    void onlySomeModelsAndOnePageOfThemAreTheSame() {
        User user = service.newUser();
        String[] queries = {
            "{'q': 'gpt', 'input_modalities': 'image', 'supported_parameters': 'tools'}",
            "{'offset': '5', 'limit': '7'}",
            "{'q': 'there is no such model'}"
        };
        for (String query : queries) {
            ObjectNode parameters = json(query).asObject();
            String text = parameters.properties().stream()
                    .map(field -> field.getKey() + "="
                            + URLEncoder.encode(field.getValue().asString(), UTF_8))
                    .collect(Collectors.joining("&"));
            JsonNode dropIn = service.get("/api/v1/models?" + text, user).body();
            for (Door door : doors) {
                JsonNode models = Objects.requireNonNull(
                        door.models(user, typed(parameters)).data());
                assertThat(ids(models.path("models")))
                        .as("%s", query)
                        .isEqualTo(ids(dropIn.path("data")));
                assertThat(models.path("total")).isEqualTo(dropIn.path("total_count"));
            }
        }
        JsonNode count = service.get("/api/v1/models/count?q=gpt", user).body();
        for (Door door : doors) {
            assertThat(Objects.requireNonNull(
                                    door.models(user, json("{'q': 'gpt'}")).data())
                            .path("total"))
                    .isEqualTo(count.at("/data/count"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"openai/gpt-4o-mini", "sandbox/overrides", "meta-llama/llama-3.1-8b-instruct"
            })
    void oneModelIsTheSame(String id) {
        User user = service.newUser();
        JsonNode dropIn = service.get("/api/v1/model/" + id, user).body().path("data");

        for (Door door : doors) {
            JsonNode model = Objects.requireNonNull(door.model(user, id).data());
            assertThat(model.path("id")).isEqualTo(dropIn.path("id"));
            assertThat(model.path("context_length")).isEqualTo(dropIn.path("context_length"));
            assertThat(model.path("supported_parameters"))
                    .containsExactlyInAnyOrderElementsOf(dropIn.path("supported_parameters"));
            for (String price : List.of("prompt", "completion")) {
                assertThat(price(model.path("pricing").path(price)))
                        .isEqualTo(price(dropIn.path("pricing").path(price)));
            }
            assertThat(model.at("/pricing/overrides"))
                    .hasSize(dropIn.at("/pricing/overrides").size());
        }
    }

    @Test
    void aModelThatNobodyHasIsMissingEverywhere() {
        User user = service.newUser();

        assertThat(service.get("/api/v1/model/nobody/nothing", user).status()).isEqualTo(404);
        for (Door door : doors) {
            assertThat(Objects.requireNonNull(door.model(user, "nobody/nothing").problem())
                            .path("code")
                            .asString())
                    .isEqualTo(service.get("/api/v1/model/nobody/nothing", user)
                            .body()
                            .at("/error/metadata/code")
                            .asString());
        }
    }

    /** As GraphQL wants it: numbers and lists. */
    private static JsonNode typed(ObjectNode parameters) {
        ObjectNode typed = Service.JSON.createObjectNode();
        parameters.properties().forEach(field -> {
            String text = field.getValue().asString();
            switch (field.getKey()) {
                case "offset", "limit" -> typed.put(field.getKey(), Integer.parseInt(text));
                case "q" -> typed.put("q", text);
                default -> typed.putArray(field.getKey()).add(text);
            }
        });
        return typed;
    }

    private static List<String> ids(JsonNode models) {
        return models.valueStream().map(model -> model.path("id").asString()).toList();
    }

    private static List<String> prices(JsonNode models) {
        return models.valueStream()
                .map(model -> model.path("id").asString()
                        + " "
                        + price(model.at("/pricing/prompt"))
                        + " "
                        + price(model.at("/pricing/completion")))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** OpenRouter writes prices as texts, and −1 where it does not know them. */
    private static String price(JsonNode price) {
        return Stream.of(price)
                .filter(known -> !known.isNull() && !known.isMissingNode())
                .map(known -> new BigDecimal(known.asString()))
                .filter(known -> known.signum() >= 0)
                .map(known -> known.stripTrailingZeros().toPlainString())
                .findFirst()
                .orElse("unknown");
    }

    private static JsonNode steady(JsonNode completion) {
        ObjectNode steady = completion.deepCopy().asObject();
        steady.remove(List.of("id", "created"));
        steady.path("choices")
                .valueStream()
                .forEach(choice -> choice.path("message")
                        .path("tool_calls")
                        .valueStream()
                        .forEach(call -> call.asObject().remove("id")));
        return steady;
    }

    private static JsonNode json(String text) {
        return Service.JSON.readTree(text.replace('\'', '"'));
    }
}
