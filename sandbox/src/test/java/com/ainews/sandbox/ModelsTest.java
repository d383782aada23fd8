package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.json;
import static com.ainews.sandbox.SandboxClient.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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

    @Test
    void tellsHowFastAndReliableEndpointsAreToThoseWhoHaveAKey() {
        String path = "/models/anthropic/claude-sonnet-4.5/endpoints";
        JsonNode endpoints = json(client.get(path)).at("/data/endpoints");
        assertThat(endpoints
                        .valueStream()
                        .map(endpoint -> endpoint.path("provider_name").asString()))
                .containsExactly("Sandbox", "Sandbox Two");
        for (JsonNode endpoint : endpoints) {
            JsonNode latency = endpoint.path("latency_last_30m");
            JsonNode throughput = endpoint.path("throughput_last_30m");
            assertThat(latency.path("p50").asInt()).isPositive();
            assertThat(latency.path("p99").asInt())
                    .isGreaterThan(latency.path("p50").asInt());
            assertThat(throughput.path("p99").asInt())
                    .isLessThan(throughput.path("p50").asInt());
            assertThat(endpoint.path("uptime_last_30m").asInt()).isBetween(90, 100);
        }
        JsonNode unknown = json(client.anything("GET", "/api/v1" + path, ""));
        assertThat(unknown.at("/data/endpoints/0/latency_last_30m").isNull()).isTrue();
        assertThat(json(client.get(path)).at("/data/endpoints")).isEqualTo(endpoints);
    }

    @Test
    void scoresSomeModels() {
        JsonNode scores = json(client.get("/model/openai/gpt-4o-mini"))
                .at("/data/benchmarks/artificial_analysis");
        for (String index : List.of("intelligence_index", "coding_index", "agentic_index")) {
            assertThat(scores.path(index).asDecimal())
                    .isBetween(BigDecimal.ONE, new BigDecimal(100));
        }
        assertThat(json(client.get("/models"))
                        .path("data")
                        .valueStream()
                        .filter(model -> model.has("benchmarks")))
                .hasSizeGreaterThan(20);
    }

    @Test
    void givesTheListInPages() {
        JsonNode all = json(client.get("/models"));
        assertThat(all.at("/links/next").isNull()).isTrue();
        int total = all.path("total_count").asInt();
        JsonNode page = json(client.get("/models?offset=" + (total - 3) + "&limit=2"));
        assertThat(page.path("data").size()).isEqualTo(2);
        assertThat(page.path("data").path(0).path("id"))
                .isEqualTo(all.path("data").path(total - 3).path("id"));
        assertThat(page.at("/links/next").asString()).contains("offset=" + (total - 1));
        assertThat(client.get("/models?limit=many").statusCode()).isEqualTo(400);
    }

    @Test
    void losesAModelAndGetsItBack() {
        ObjectNode request = question("Hi").put("model", "openai/gpt-4o-mini");
        models("{\"remove\":\"openai/gpt-4o-mini\"}");
        assertThat(client.chat(request).statusCode()).isEqualTo(404);
        assertThat(client.get("/models").body()).doesNotContain("\"id\":\"openai/gpt-4o-mini\"");
        assertThat(client.get("/model/openai/gpt-4o-mini").statusCode()).isEqualTo(404);

        client.anything("DELETE", "/sandbox/models", "");
        assertThat(client.chat(request).statusCode()).isEqualTo(200);
    }

    @Test
    void changesThePriceOfAModel() {
        ObjectNode request = question("Hi").put("model", "openai/gpt-4o-mini");
        models("{\"price\":{\"id\":\"openai/gpt-4o-mini\",\"completion\":\"0.5\"}}");
        assertThat(json(client.get("/model/openai/gpt-4o-mini")).at("/data/pricing"))
                .isEqualTo(Json.parse("""
                        {"prompt":"0.00000015","completion":"0.5",
                         "input_cache_read":"0.000000075"}"""));
        JsonNode usage = json(client.chat(request)).path("usage");
        assertThat(usage.path("cost").asDecimal())
                .isEqualByComparingTo(new BigDecimal("0.00000015")
                        .multiply(usage.path("prompt_tokens").asDecimal())
                        .add(new BigDecimal("0.5")
                                .multiply(usage.path("completion_tokens").asDecimal())));

        client.sandbox().models().reset();
        assertThat(json(client.chat(request)).at("/usage/cost").asDecimal())
                .isLessThan(new BigDecimal("0.001"));
    }

    @Test
    void refusesToChangeModelsThatItDoesNotHave() {
        for (String body : List.of(
                "{}",
                "{\"remove\":\"nobody/nothing\"}",
                "{\"price\":{\"id\":\"nobody/nothing\",\"prompt\":\"1\"}}",
                "{\"price\":{\"id\":\"sandbox/echo\",\"prompt\":\"cheap\"}}")) {
            assertThat(client.anything("POST", "/sandbox/models", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    private void models(String change) {
        assertThat(client.anything("POST", "/sandbox/models", change).statusCode())
                .isEqualTo(200);
    }
}
