package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ModelsTest {
    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @Test
    void listsHundredsOfModelsInTheShapeOfOpenRouter() {
        JsonNode models = json(client.get("/models")).path("data");
        assertThat(models.size()).isGreaterThan(300);
        for (JsonNode model : models) {
            assertThat(model.path("id").asString()).matches("[^/]+/.+");
            assertThat(model.path("context_length").asLong()).isPositive();
            assertThat(model.at("/pricing/prompt").isString()).isTrue();
            assertThat(model.at("/pricing/completion").isString()).isTrue();
            assertThat(model.at("/architecture/output_modalities").isEmpty()).isFalse();
        }
        assertThat(json(client.get("/models/count")).at("/data/count").asInt())
                .isEqualTo(models.size());
    }

    @Test
    void givesPricesAsTheExactTextsOfTheList() {
        Map<String, JsonNode> prices = json(client.get("/models"))
                .path("data")
                .valueStream()
                .collect(Collectors.toMap(
                        model -> model.path("id").asString(),
                        model -> model.path("pricing"),
                        (one, _) -> one));
        assertThat(prices.get("openai/gpt-4o-mini")).isEqualTo(Json.parse("""
                                {"prompt":"0.00000015","completion":"0.0000006",
                                 "input_cache_read":"0.000000075"}"""));
        assertThat(prices.get("openrouter/auto"))
                .isEqualTo(Json.parse("{\"prompt\":\"-1\",\"completion\":\"-1\"}"));
        assertThat(prices.get("openrouter/elephant-alpha"))
                .isEqualTo(Json.parse("{\"prompt\":\"0\",\"completion\":\"0\"}"));
    }

    @Test
    void namesEachModelOnce() {
        Map<String, Long> count = json(client.get("/models"))
                .path("data")
                .valueStream()
                .map(model -> model.path("id").asString())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(count.values()).containsOnly(1L);
    }

    @Test
    void tellsOfOneModelAndItsEndpoints() {
        JsonNode model = json(client.get("/model/openai/gpt-4o-mini")).path("data");
        assertThat(model.path("name").asString()).contains("GPT-4o-mini");

        JsonNode endpoints =
                json(client.get("/models/openai/gpt-4o-mini/endpoints")).at("/data/endpoints");
        assertThat(endpoints.size()).isEqualTo(1);
        assertThat(endpoints.path(0).path("pricing")).isEqualTo(model.path("pricing"));
        assertThat(endpoints.path(0).path("provider_name").asString()).isEqualTo("Sandbox");
    }
}
