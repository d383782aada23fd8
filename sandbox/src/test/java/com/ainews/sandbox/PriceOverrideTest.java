package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.json;
import static com.ainews.sandbox.SandboxClient.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PriceOverrideTest {

    private static final SandboxModel MODEL =
            Objects.requireNonNull(ModelTable.read().get("sandbox/overrides"));
    private static final Instant MORNING = Instant.parse("2026-11-23T03:30:00Z");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "200, true, 0.000001, 0.000008",
        "201, true, 0.000003, 0.000008",
        "200, false, 0.000001, 0.000002",
        "201, false, 0.000003, 0.000006",
        "501, false, 0.000004, 0.000006"
    })
    void theLastThatAppliesWinsForEachPrice(
            long tokens, boolean isMorning, BigDecimal prompt, BigDecimal completion) {
        Instant at = isMorning ? MORNING : NOON;

        assertThat(MODEL.cost(tokens, 10, at))
                .isEqualByComparingTo(prompt.multiply(BigDecimal.valueOf(tokens))
                        .add(completion.movePointRight(1)));
    }

    @Test
    void aWindowMayGoPastMidnight() {
        var night = new PriceOverride(null, 2200, 400, Map.of());

        assertThat(night.applies(1, Instant.parse("2026-11-23T22:00:00Z"))).isTrue();
        assertThat(night.applies(1, Instant.parse("2026-11-23T03:59:59Z"))).isTrue();
        assertThat(night.applies(1, Instant.parse("2026-11-23T04:00:00Z"))).isFalse();
        assertThat(night.applies(1, Instant.parse("2026-11-23T21:59:59Z"))).isFalse();
    }

    @Test
    void standInTheCatalogueAndAreBilled() {
        try (var client = new SandboxClient()) {
            JsonNode pricing = json(client.get("/model/sandbox/overrides")).at("/data/pricing");
            assertThat(pricing.path("overrides")).hasSize(3);
            assertThat(pricing.at("/overrides/0")).isEqualTo(Json.parse("""
                    {"min_prompt_tokens": 200, "prompt": "0.000003", "completion": "0.000006"}"""));
            assertThat(pricing.at("/overrides/1/utc_end").asInt()).isEqualTo(1200);

            String words = String.join(
                    " ", IntStream.range(0, 300).mapToObj("word%d"::formatted).toList());
            JsonNode usage = json(client.chat(question(words).put("model", "sandbox/overrides")))
                    .path("usage");

            assertThat(usage.at("/cost_details/upstream_inference_prompt_cost").decimalValue())
                    .isEqualByComparingTo(new BigDecimal("0.000003")
                            .multiply(usage.path("prompt_tokens").decimalValue()));
            assertThat(usage.path("cost").decimalValue())
                    .isEqualByComparingTo(client.account().cost());
        }
    }
}
