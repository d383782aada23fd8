package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ModelFilterTest {

    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @Test
    void keepsThoseThatCanAllThatIsAskedFor() {
        assertThat(models("supported_parameters=tools,structured_outputs&input_modalities=image"))
                .hasSizeBetween(10, 300)
                .allSatisfy(model -> {
                    assertThat(texts(model.path("supported_parameters")))
                            .contains("tools", "structured_outputs");
                    assertThat(texts(model.at("/architecture/input_modalities")))
                            .contains("image");
                });
    }

    @Test
    void keepsThoseThatPutOutOneOfTheKinds() {
        assertThat(models("output_modalities=image"))
                .hasSizeBetween(3, 50)
                .allSatisfy(model -> assertThat(texts(model.at("/architecture/output_modalities")))
                        .contains("image"));
        assertThat(models("output_modalities=all")).hasSizeGreaterThan(300);
    }

    @Test
    void looksAtPricesContextAuthorsAndWords() {
        assertThat(
                        models(
                                "max_price=1&min_price=0.1&context=200000&model_authors=google,openai&q=GPT"))
                .isNotEmpty()
                .allSatisfy(model -> {
                    assertThat(new BigDecimal(model.at("/pricing/prompt").asString()))
                            .isBetween(new BigDecimal("0.0000001"), new BigDecimal("0.000001"));
                    assertThat(model.path("context_length").asLong())
                            .isGreaterThanOrEqualTo(200_000);
                    assertThat(model.path("id").asString())
                            .startsWith("openai/")
                            .contains("gpt");
                });
    }

    @Test
    void sortsAndPutsTheUnknownLast() {
        List<JsonNode> best = models("sort=intelligence-high-to-low");
        assertThat(best.getFirst()
                        .at("/benchmarks/artificial_analysis/intelligence_index")
                        .isNumber())
                .isTrue();
        assertThat(best.getLast().has("benchmarks")).isFalse();
        assertThat(models("sort=newest"))
                .isSortedAccordingTo(Comparator.comparing(
                        (JsonNode model) -> model.path("created").asLong(),
                        Comparator.reverseOrder()));
    }

    @Test
    void goesOnInPagesWithTheSameQuestion() {
        JsonNode first = json(client.get("/models?q=gpt&sort=newest&limit=3"));
        String next = first.at("/links/next").asString();

        assertThat(next).isEqualTo("/api/v1/models?q=gpt&sort=newest&offset=3&limit=3");
        JsonNode second = json(client.get(next.substring("/api/v1".length())));
        assertThat(first.path("data").valueStream().toList())
                .doesNotContainAnyElementsOf(second.path("data").valueStream().toList());
        assertThat(second.path("total_count")).isEqualTo(first.path("total_count"));
    }

    @Test
    void countsWhatItKeeps() {
        assertThat(json(client.get("/models/count?output_modalities=image"))
                        .at("/data/count")
                        .asInt())
                .isEqualTo(models("output_modalities=image").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=beauty", "max_price=cheap", "limit=many"})
    void refusesWhatMakesNoSense(String query) {
        assertThat(client.get("/models?" + query).statusCode()).isEqualTo(400);
    }

    private List<JsonNode> models(String query) {
        return json(client.get("/models?" + query)).path("data").valueStream().toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
