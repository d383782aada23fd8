package com.ainews.openrouter.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ainews.openrouter.BooksAgree;
import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.catalog.FindOffers;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.usage.ReconcileCalls;
import com.ainews.sandbox.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * What a caller gets when OpenRouter answers in one of the odd ways that were seen of it: a right
 * answer or an error, never an error that looks like an answer. And what it charged is in the ledger.
 */
@ExtendWith(BooksAgree.class)
class WildShapesTest {

    private static final String CHAT = "/api/v1/chat/completions";
    private static final Service SERVICE = Service.start();
    private static final Iterator<String> MODELS =
            List.of("anthropic", "google", "meta-llama", "qwen", "deepseek").stream()
                    .flatMap(author -> SERVICE.get(
                                    "/api/openrouter/models?limit=12&q=" + author,
                                    SERVICE.newUser())
                            .body()
                            .path("models")
                            .valueStream())
                    .filter(model ->
                            model.at("/pricing/completion").decimalValue().signum() > 0)
                    .map(model -> new ModelId(model.path("id").asString()))
                    .filter(id ->
                            SERVICE.bean(FindOffers.class).find(List.of(id)).containsKey(id))
                    .map(ModelId::value)
                    .distinct()
                    .toList()
                    .iterator();

    private final User user = SERVICE.newUser();

    /** One that no other case has asked: their breakers remember. */
    private final String model = MODELS.next();

    private BigDecimal billBefore = BigDecimal.ZERO;

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @BeforeEach
    void withoutFallback() {
        SERVICE.sandbox().faults().clear();
        // Good calls pay for the retries of bad ones, and keep OpenRouter as a whole in use.
        User other = SERVICE.newUser();
        for (int i = 0; i < 10; i++) {
            SERVICE.post(CHAT, other, chat("openai/gpt-4o-mini", false));
        }
        SERVICE.post(
                "/api/openrouter/settings",
                user,
                "{\"preferences\": {\"fallback_enabled\": false}}");
        billBefore = bill();
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR_IN_200, 3, 502, upstream_failed",
        "EMPTY, 3, 502, upstream_failed",
        "NETWORK_ERROR_AS_STOP, 1, 502, upstream_failed",
        "CUT, 1, 502, upstream_failed",
        "CUT_IN_CHARACTER, 1, 502, upstream_failed",
        "RATE_LIMITED, 3, 429, upstream_rate_limited",
        "RATE_LIMITED_UNTIL, 3, 429, upstream_rate_limited",
        "NO_RETRY_AFTER, 3, 503, upstream_unavailable",
        "PROXY_PAGE, 1, 502, upstream_failed"
    })
    void anErrorIsAnError(Fault fault, int times, int status, String code) {
        SERVICE.sandbox().faults().next(times, fault);

        Answer answer = SERVICE.post(CHAT, user, chat(model, false));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.body().at("/error/metadata/code").asString()).isEqualTo(code);
        assertThat(answer.body().has("choices")).isFalse();
        theLedgerHasWhatWasCharged();
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR_MID_STREAM, upstream_failed",
        "ERROR_MID_STREAM_BARE, upstream_failed",
        "ERROR_MID_STREAM_NUMBER, upstream_failed",
        "CUT_STREAM, upstream_failed",
        "CUT_IN_CHARACTER, upstream_failed"
    })
    void anErrorAmidAStreamIsAnErrorInTheStream(Fault fault, String code) throws IOException {
        SERVICE.sandbox().faults().next(1, fault);

        List<String> data = data(chat(model, true));

        JsonNode error = Service.JSON.readTree(data.get(data.size() - 2));
        assertThat(error.at("/error/code").isNumber()).isTrue();
        assertThat(error.at("/error/metadata/code").asString()).isEqualTo(code);
        assertThat(error.at("/choices/0/finish_reason").asString()).isEqualTo("error");
        assertThat(data).last().isEqualTo("[DONE]");
        assertThat(String.join("", data)).doesNotContain("\uFFFD");
        theLedgerHasWhatWasCharged();
    }

    @ParameterizedTest
    @CsvSource({"ERROR_IN_200, 3", "EMPTY, 3", "NO_RETRY_AFTER, 3"})
    void anErrorBeforeAStreamHasItsOwnStatus(Fault fault, int times) {
        SERVICE.sandbox().faults().next(times, fault);

        Answer answer = SERVICE.post(CHAT, user, chat(model, true));

        assertThat(answer.status()).isGreaterThanOrEqualTo(500);
        assertThat(answer.body().at("/error/code").asInt()).isEqualTo(answer.status());
        theLedgerHasWhatWasCharged();
    }

    @ParameterizedTest
    @CsvSource({"NO_DONE", "NO_USAGE"})
    void aStreamWithoutItsLastPartsIsWhole(Fault fault) throws IOException {
        SERVICE.sandbox().faults().next(1, fault);

        List<String> data = data(chat(model, true));

        assertThat(String.join("", data)).contains("\"finish_reason\":\"stop\"");
        assertThat(String.join("", data)).doesNotContain("\"error\"");
        assertThat(data).last().isEqualTo("[DONE]");
        theLedgerHasWhatWasCharged();
    }

    @ParameterizedTest
    @CsvSource({"EMPTY", "RATE_LIMITED", "RATE_LIMITED_UNTIL", "NO_RETRY_AFTER"})
    void whatPassesIsNotNoticed(Fault fault) {
        SERVICE.sandbox().faults().next(1, fault);

        Answer answer = SERVICE.post(CHAT, user, chat(model, false));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/choices/0/message/content").asString()).isNotBlank();
        theLedgerHasWhatWasCharged();
    }

    @Test
    void aGoodKeyThatIsRejectedForAMomentIsNotCalledWrong() {
        SERVICE.post(CHAT, user, chat(model, false));
        SERVICE.sandbox().faults().next(3, Fault.INVALID_KEY);

        Answer answer = SERVICE.post(CHAT, user, chat(model, false));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().at("/error/metadata/code").asString())
                .isEqualTo("upstream_unavailable");
    }

    @Test
    void moreTokensThanEstimatedArePaidAndShownAsOverrun() {
        SERVICE.sandbox().faults().next(1, Fault.MORE_TOKENS);

        Answer answer = SERVICE.post(CHAT, user, chat(model, false));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(line().path("cost").decimalValue())
                .isEqualByComparingTo(answer.body().at("/usage/cost").decimalValue());
        theLedgerHasWhatWasCharged();
    }

    @Test
    void aModelThatHasLeftIsToldAsSuch() {
        SERVICE.sandbox().models().remove(model);

        Answer answer = SERVICE.post(CHAT, user, chat(model, false));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).containsKey("x-generation-id");
        assertThat(answer.body().at("/error/metadata/code").asString())
                .isEqualTo("upstream_model_gone");
        theLedgerHasWhatWasCharged();
    }

    /** What came to light only later is in the ledger a little later. */
    private void theLedgerHasWhatWasCharged() {
        BigDecimal charged = bill().subtract(billBefore);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            SERVICE.bean(ReconcileCalls.class).reconcile();
            assertThat(ledger()).isEqualByComparingTo(charged);
        });
    }

    private static BigDecimal bill() {
        return SERVICE.sandbox().bill().total().cost();
    }

    private BigDecimal ledger() {
        return SERVICE.get("/api/openrouter/ledger", user)
                .body()
                .valueStream()
                .map(line -> line.path("cost").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private JsonNode line() {
        return SERVICE.get("/api/openrouter/ledger", user).body().path(0);
    }

    private List<String> data(String body) throws IOException {
        HttpResponse<InputStream> response = SERVICE.open(CHAT, user, body);
        assertThat(response.statusCode()).as(body).isEqualTo(200);
        try (InputStream in = response.body()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("data: "))
                    .map(line -> line.substring("data: ".length()))
                    .toList();
        }
    }

    private static String chat(String model, boolean stream) {
        return """
                {"model": "%s", "stream": %s, "messages": [{"role": "user",
                 "content": "Zażółć gęślą jaźń. The river rose and rose, and took the bridge."}]}""".formatted(model, stream);
    }
}
