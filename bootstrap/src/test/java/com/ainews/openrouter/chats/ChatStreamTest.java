package com.ainews.openrouter.chats;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.BooksAgree;
import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.User;
import com.ainews.sandbox.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Answers piece by piece, through the whole SERVICE. */
@ExtendWith(BooksAgree.class)
class ChatStreamTest {

    private static final String DONE = "[DONE]";

    private static final Service SERVICE = Service.start();

    private final User user = SERVICE.newUser();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/chat/completions", "/api/openrouter/chat"})
    void eachPieceComesInOpenRoutersFormAndTheLastOneHasTheCost(String path) throws IOException {
        HttpResponse<InputStream> response = SERVICE.open(path, user, chat("openai/gpt-4o-mini"));
        List<String> data = data(response);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type").orElseThrow())
                .startsWith("text/event-stream");
        assertThat(response.headers().firstValue("x-generation-id")).isPresent();
        assertThat(data).hasSizeGreaterThan(4).last().isEqualTo(DONE);
        assertThat(text(data)).contains("The river rose and rose");
        JsonNode last = Service.JSON.readTree(data.get(data.size() - 2));
        assertThat(last.at("/usage/cost").decimalValue())
                .isEqualByComparingTo(
                        Ledgers.onlyLine(SERVICE, user).path("cost").decimalValue());
    }

    @Test
    void thePreferenceDecidesWhereTheRequestSaysNothing() throws IOException {
        SERVICE.post(
                "/api/openrouter/settings",
                user,
                "{\"preferences\": {\"enable_streaming\": true}}");

        HttpResponse<InputStream> response = SERVICE.open(
                "/api/openrouter/chat",
                user,
                chat("openai/gpt-4o-mini").replace("\"stream\": true,", ""));

        assertThat(data(response)).last().isEqualTo(DONE);
    }

    @Test
    void anErrorAmidTheAnswerComesInTheStreamAndIsAccountedFor() throws IOException {
        SERVICE.sandbox().faults().next(1, Fault.ERROR_MID_STREAM);

        List<String> data =
                data(SERVICE.open("/api/v1/chat/completions", user, chat("openai/gpt-4o")));

        JsonNode error = Service.JSON.readTree(data.get(data.size() - 2));
        assertThat(error.at("/error/code").asInt()).isEqualTo(502);
        assertThat(error.at("/error/metadata/code").asString()).isEqualTo("upstream_failed");
        assertThat(error.at("/choices/0/finish_reason").asString()).isEqualTo("error");
        Ledgers.waitForOneLine(SERVICE, user);
    }

    @Test
    void anErrorBeforeTheAnswerHasItsOwnStatus() throws IOException {
        HttpResponse<InputStream> response =
                SERVICE.open("/api/v1/chat/completions", user, chat("nobody/nothing"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Service.JSON
                        .readTree(response.body().readAllBytes())
                        .at("/error/metadata/code")
                        .asString())
                .isEqualTo("model_not_found");
    }

    @Test
    void theNextModelTakesOverAsLongAsNothingWasSaid() throws IOException {
        HttpResponse<InputStream> response = SERVICE.open(
                "/api/v1/chat/completions",
                user,
                chat("sandbox/error-in-200\", \"models\": [\"openai/gpt-4o-mini\"], \"x\": \""));

        assertThat(response.headers().firstValue("x-models-tried").orElseThrow())
                .startsWith("sandbox/error-in-200;failure=");
        assertThat(data(response)).last().isEqualTo(DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/chat/completions", "/api/openrouter/chat"})
    void underAKeyItIsPaidOnceAndToldAgainAlsoAsAWhole(String path) throws IOException {
        String[] once = {"Idempotency-Key", "once"};
        List<String> first = data(SERVICE.open(path, user, chat("openai/gpt-4o-mini"), once));
        HttpResponse<InputStream> replay =
                SERVICE.open(path, user, chat("openai/gpt-4o-mini"), once);
        List<String> again = data(replay);
        HttpResponse<InputStream> whole =
                SERVICE.open(path, user, chat("openai/gpt-4o-mini").replace("true", "false"), once);

        assertThat(first).hasSize(3).last().isEqualTo(DONE);
        assertThat(text(first)).contains("The river rose and rose");
        assertThat(Service.JSON.readTree(first.get(1)).at("/usage/cost").decimalValue())
                .isEqualByComparingTo(
                        Ledgers.onlyLine(SERVICE, user).path("cost").decimalValue());
        assertThat(again).isEqualTo(first);
        assertThat(replay.headers().firstValue("idempotency-replayed")).contains("true");
        assertThat(whole.headers().firstValue("idempotency-replayed")).contains("true");
    }

    @Test
    void underAKeyAnotherStreamIsRefused() throws IOException {
        String[] once = {"Idempotency-Key", "once"};
        data(SERVICE.open("/api/v1/chat/completions", user, chat("openai/gpt-4o-mini"), once));

        HttpResponse<InputStream> other =
                SERVICE.open("/api/v1/chat/completions", user, chat("openai/gpt-4o"), once);

        assertThat(other.statusCode()).isEqualTo(422);
    }

    private static List<String> data(HttpResponse<InputStream> response) throws IOException {
        return new String(response.body().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .toList();
    }

    private static String text(List<String> data) {
        var text = new StringBuilder();
        for (String json : data) {
            if (!json.equals(DONE)) {
                text.append(Service.JSON
                        .readTree(json)
                        .at("/choices/0/delta/content")
                        .asString(""));
            }
        }
        return text.toString();
    }

    private static String chat(String model) {
        return """
                {"model": "%s", "stream": true, "max_tokens": 200,
                 "messages": [{"role": "user", "content":
                  "It rained for a week. The river rose and rose, and took the bridge."}]}""".formatted(model);
    }
}
