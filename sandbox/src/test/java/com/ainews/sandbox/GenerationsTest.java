package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.json;
import static com.ainews.sandbox.SandboxClient.question;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class GenerationsTest {
    private static final SandboxModel ECHO =
            new SandboxCatalogue().find("sandbox/echo").orElseThrow();

    @AutoClose
    private final SandboxClient client =
            new SandboxClient(new SandboxOptions(0, false, Duration.ZERO));

    @Test
    void areUnknownAtFirst() {
        try (var slow = new SandboxClient(new SandboxOptions(0, false, Duration.ofDays(1)))) {
            String id = id(slow.chat(question("How are you?")));
            HttpResponse<String> answer = slow.get("/generation?id=" + id);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(json(answer).at("/error/code").asInt()).isEqualTo(404);
        }
    }

    @Test
    void tellWhatAnAnswerCost() {
        ObjectNode request = question("How are you?").put("user", "u-1").put("max_tokens", 5);
        HttpResponse<String> answer = client.chat(request);
        JsonNode usage = json(answer).path("usage");
        JsonNode generation = generation(id(answer));
        assertThat(generation.path("total_cost").asDecimal())
                .isEqualByComparingTo(usage.path("cost").asDecimal())
                .isPositive();
        assertThat(generation.path("tokens_prompt")).isEqualTo(usage.path("prompt_tokens"));
        assertThat(generation.path("native_tokens_completion"))
                .isEqualTo(usage.path("completion_tokens"));
        assertThat(generation.path("model").asString()).isEqualTo("sandbox/echo");
        assertThat(generation.path("provider_name").asString()).isEqualTo("Sandbox");
        assertThat(generation.path("finish_reason").asString()).isEqualTo("length");
        assertThat(generation.path("external_user").asString()).isEqualTo("u-1");
        assertThat(generation.path("streamed").asBoolean()).isFalse();
    }

    @Test
    void tellWhatAStreamCostWhoseClientSawNoUsage() {
        HttpResponse<String> answer =
                client.chat(question("How are you?").put("stream", true), Fault.NO_USAGE);
        JsonNode generation =
                generation(answer.headers().firstValue("X-Generation-Id").orElseThrow());
        assertThat(generation.path("streamed").asBoolean()).isTrue();
        assertThat(generation.path("total_cost").asDecimal())
                .isEqualByComparingTo(client.account().cost());
    }

    @Test
    void tellWhatAnAnswerCostThatWasCutOff() throws IOException {
        var request = client.chatRequest(question("How are you?"), Fault.CUT).build();
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        var half = new ByteArrayOutputStream();
        try (InputStream body = answer.body()) {
            assertThatIOException().isThrownBy(() -> body.transferTo(half));
        }
        String id = answer.headers().firstValue("X-Generation-Id").orElseThrow();
        assertThat(half.toString(UTF_8)).startsWith("{\"id\":\"" + id);
        assertThat(client.account().calls()).isEqualTo(1);
        assertThat(generation(id).path("total_cost").asDecimal())
                .isEqualByComparingTo(client.account().cost())
                .isPositive();
    }

    @Test
    void areUnknownWhereNobodyMadeThem() {
        assertThat(client.get("/generation?id=gen-nobody").statusCode()).isEqualTo(404);
        assertThat(client.get("/generation").statusCode()).isEqualTo(404);
    }

    @Test
    void areForgottenWhenManyNewerOnesHaveCome() throws ApiError {
        var generations = new Generations(Duration.ZERO);
        remember(generations, "gen-first");
        assertThat(generations.find("gen-first")).isPresent();
        for (int i = 1; i < Generations.MAX_REMEMBERED; i++) {
            remember(generations, "gen-" + i);
        }
        assertThat(generations.find("gen-first")).isPresent();
        remember(generations, "gen-last");
        assertThat(generations.find("gen-first")).isEmpty();
        assertThat(generations.find("gen-last")).isPresent();
    }

    private static void remember(Generations generations, String id) throws ApiError {
        generations.remember(Draft.write(id, ECHO, question("Hi"), null).whole());
    }

    private static String id(HttpResponse<String> answer) {
        return json(answer).path("id").asString();
    }

    private JsonNode generation(String id) {
        HttpResponse<String> answer = client.get("/generation?id=" + id);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode data = json(answer).path("data");
        assertThat(data.path("id").asString()).isEqualTo(id);
        return data;
    }
}
