package com.ainews.openrouter.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import com.ainews.sandbox.Fault;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** OpenRouter's own API, as this service speaks it. */
class DropInTest {

    private static final String CHAT = "/api/v1/chat/completions";

    private final Service service = Service.shared();
    private final User user = service.newUser();

    @Test
    void answersInOpenRoutersForm() {
        Answer answer = service.post(CHAT, user, chat("openai/gpt-4o-mini"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("object").asString()).isEqualTo("chat.completion");
        assertThat(answer.body().at("/choices/0/message/content").asString()).contains("Hello");
        assertThat(answer.body().at("/usage/cost").decimalValue()).isPositive();
        assertThat(answer.headers().get("x-generation-id"))
                .containsExactly(answer.body().path("id").asString());
    }

    @Test
    void takesAPictureOfManyMegabytes() {
        Answer answer = service.post(CHAT, user, """
                {"model": "openai/gpt-4o-mini", "messages": [{"role": "user", "content": [
                  {"type": "image_url", "image_url": {"url": "data:image/png;base64,%s"}}]}]}""".formatted("A".repeat(6 * 1024 * 1024)));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void theChatOfRestHasTheSameHeaders() {
        Answer answer = service.post("/api/openrouter/chat", user, """
                {"model": "sandbox/rate-limited", "models": ["openai/gpt-4o-mini"],
                 "messages": [{"role": "user", "content": "Hello"}]}""");

        assertThat(answer.headers().get("x-generation-id"))
                .containsExactly(answer.body().path("generation_id").asString());
        assertThat(answer.headers()).containsKey("x-models-tried");
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_REQUEST, 400, invalid_request, upstream_rejected",
        "UNPROCESSABLE, 400, invalid_request, upstream_rejected",
        "NOT_FOUND, 404, not_found, upstream_model_gone"
    })
    void whatOpenRouterRefusesIsNothingToSendAgain(
            Fault fault, int status, String type, String code) {
        service.sandbox().faults().next(1, fault);
        Answer refused = service.post(CHAT, withoutFallback(), chat("openai/gpt-4o-mini"));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.body().at("/error/metadata/error_type").asString()).isEqualTo(type);
        assertThat(refused.body().at("/error/metadata/code").asString()).isEqualTo(code);
        assertThat(refused.headers()).containsKey("x-generation-id");
    }

    @Test
    void saysInAHeaderWhatWasTriedBefore() {
        Answer answer = service.post(CHAT, user, """
                {"model": "sandbox/rate-limited", "models": ["openai/gpt-4o-mini"],
                 "messages": [{"role": "user", "content": "Hello"}]}""");

        assertThat(answer.body().path("model").asString()).isEqualTo("openai/gpt-4o-mini");
        assertThat(answer.headers().get("x-models-tried"))
                .singleElement()
                .asString()
                .startsWith("sandbox/rate-limited;failure=rate_limited");
    }

    @Test
    void theSameKeyGetsTheSameAnswer() {
        Map<String, String> key = Map.of("Idempotency-Key", "\"once\"");
        Answer first = service.post(CHAT, user, chat("openai/gpt-4o-mini"), key);
        Answer second = service.post(CHAT, user, chat("openai/gpt-4o-mini"), key);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers()).containsKey("idempotency-replayed");
        assertThat(service.post(CHAT, user, chat("openai/gpt-4o"), key).status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "nobody/nothing, 404, not_found, model_not_found",
        "sandbox/rate-limited, 429, rate_limit_exceeded, upstream_rate_limited",
        "sandbox/fails, 502, provider_unavailable, upstream_failed",
        "sandbox/cuts, 502, provider_unavailable, upstream_failed"
    })
    void tellsProblemsAsOpenRouterDoes(String model, int status, String type, String code) {
        Answer answer = service.post(CHAT, withoutFallback(), chat(model));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().at("/error/code").asInt()).isEqualTo(status);
        assertThat(answer.body().at("/error/metadata/error_type").asString()).isEqualTo(type);
        assertThat(answer.body().at("/error/metadata/code").asString()).isEqualTo(code);
        assertThat(answer.body().at("/error/message").asString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"preset\": \"mine\" | preset",
                "\"service_tier\": \"priority\" | service_tier: priority",
                "\"plugins\": [{\"id\": \"fusion\"}] | plugins: fusion",
                "\"tools\": [{\"type\": \"openrouter:web_search\"}] | tools: openrouter:web_search"
            })
    void whatMayCostAnythingIsOnlyForThoseWithoutACostLimit(String field, String named) {
        User limited = service.newUser();
        service.post(
                "/api/openrouter/settings",
                limited,
                "{\"usage_limits\": {\"monthly_cost_limit\": 5}}");
        String body = chat("openai/gpt-4o-mini").replaceFirst("\\{", "{" + field + ",");

        Answer refused = service.post(CHAT, limited, body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/error/metadata/code").asString())
                .isEqualTo("cost_not_bounded");
        assertThat(refused.body().at("/error/metadata/unbounded/0").asString()).isEqualTo(named);
        assertThat(service.post(CHAT, service.newUser(), body).status()).isEqualTo(200);
    }

    @Test
    void tellsWhatTheKeyHasSpentAndWhatIsLeft() {
        service.post(
                "/api/openrouter/settings", user, "{\"usage_limits\": {\"daily_cost_limit\": 5}}");
        BigDecimal cost = service.post(CHAT, user, chat("openai/gpt-4o-mini"))
                .body()
                .at("/usage/cost")
                .decimalValue();

        JsonNode key = service.get("/api/v1/key", user).body().path("data");

        assertThat(key.path("usage").decimalValue()).isEqualByComparingTo(cost);
        assertThat(key.path("usage_daily").decimalValue()).isEqualByComparingTo(cost);
        assertThat(key.path("limit").decimalValue()).isEqualByComparingTo("5");
        assertThat(key.path("limit_remaining").decimalValue())
                .isEqualByComparingTo(new BigDecimal("5").subtract(cost));
        assertThat(key.path("limit_reset").asString()).isEqualTo("daily");
        assertThat(key.path("is_free_tier").isBoolean()).isTrue();
        assertThat(service.get("/api/v1/auth/key", user).body().path("data")).isEqualTo(key);
    }

    @Test
    void tellsOfAGenerationOnlyItsOwner() {
        String id = service.post(CHAT, user, chat("openai/gpt-4o-mini"))
                .body()
                .path("id")
                .asString();
        String address = "/api/v1/generation?id=" + id;

        await().untilAsserted(
                        () -> assertThat(service.get(address, user).status()).isEqualTo(200));

        JsonNode generation = service.get(address, user).body().path("data");
        assertThat(generation.path("id").asString()).isEqualTo(id);
        assertThat(generation.path("total_cost").decimalValue()).isPositive();
        assertThat(service.get(address, service.newUser()).status()).isEqualTo(404);
        assertThat(service.get("/api/v1/generation", user).status()).isEqualTo(400);
    }

    @Test
    void aCallerWithoutATokenIsToldInOpenRoutersForm() {
        Answer answer = service.rest("POST", CHAT, null, chat("openai/gpt-4o-mini"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().at("/error/metadata/error_type").asString())
                .isEqualTo("authentication");
    }

    @Test
    void anAddressThatIsNotThereIsToldInOpenRoutersForm() {
        Answer answer = service.get("/api/v1/embeddings", user);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().at("/error/code").asInt()).isEqualTo(404);
    }

    @Test
    void anAnswerWithoutUsageIsHandedOnAndAccountedForLater() {
        try (Service alone = Service.start()) {
            User someone = alone.newUser();
            alone.sandbox().faults().next(1, Fault.NO_USAGE);

            Answer answer = alone.post(CHAT, someone, chat("openai/gpt-4o-mini"));

            assertThat(answer.status()).isEqualTo(200);
            Ledgers.waitForOneLine(alone, someone);
            assertThat(Ledgers.onlyLine(alone, someone).path("source").asString())
                    .isEqualTo("reconciled");
            assertThat(Ledgers.onlyLine(alone, someone).path("cost").decimalValue())
                    .isEqualByComparingTo(alone.sandbox().bill().total().cost());
        }
    }

    private User withoutFallback() {
        User alone = service.newUser();
        service.post(
                "/api/openrouter/settings",
                alone,
                "{\"preferences\": {\"fallback_enabled\": false}}");
        return alone;
    }

    private static String chat(String model) {
        return """
                {"model": "%s", "messages": [{"role": "user", "content": "Hello"}],
                 "max_tokens": 100}""".formatted(model);
    }
}
