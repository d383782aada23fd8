package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.json;
import static com.ainews.sandbox.SandboxClient.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GivenUpStreamsTest {
    private static final long CHUNK_MILLIS = 200;

    @AutoClose
    private final SandboxClient client =
            new SandboxClient(new SandboxOptions(0, false, Duration.ZERO));

    @Test
    void endWithTheNextChunk() {
        HttpResponse<InputStream> stream = begin("sandbox/echo");
        assertThat(counted()).containsEntry("open", 1L).containsEntry("cancelled", 0L);

        giveUp(stream);
        long start = System.nanoTime();
        await(() -> client.sandbox().openStreams() == 0);

        assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis())
                .isLessThan(CHUNK_MILLIS * 10);
        assertThat(counted())
                .containsEntry("open", 0L)
                .containsEntry("started", 1L)
                .containsEntry("cancelled", 1L);
    }

    @Test
    void areChargedForWhatWasGenerated() {
        HttpResponse<InputStream> stream = begin("sandbox/echo");
        giveUp(stream);
        await(() -> client.sandbox().openStreams() == 0);

        Bill.Account account = client.account();
        assertThat(account.calls()).isEqualTo(1);
        assertThat(account.promptTokens()).isEqualTo(3 + 400);
        assertThat(account.completionTokens()).isBetween(1L, 100L);
        JsonNode generation = generation(stream);
        assertThat(generation.path("cancelled").asBoolean()).isTrue();
        assertThat(generation.path("finish_reason").isNull()).isTrue();
        assertThat(generation.path("total_cost").asDecimal())
                .isEqualByComparingTo(account.cost())
                .isEqualByComparingTo(new SandboxCatalogue()
                        .find("sandbox/echo")
                        .orElseThrow()
                        .cost(account.promptTokens(), account.completionTokens(), Instant.now()));
    }

    @Test
    void areChargedInFullWhereTheProviderGoesOn() {
        HttpResponse<InputStream> stream = begin("sandbox/bills-on");
        giveUp(stream);
        await(() -> client.sandbox().openStreams() == 0);
        assertThat(client.account().completionTokens()).isGreaterThan(400);
        assertThat(generation(stream).path("cancelled").asBoolean()).isTrue();
    }

    @Test
    void areNotThoseThatWereReadToTheirEnd() {
        client.chat(question("How are you?").put("stream", true));
        await(() -> client.sandbox().openStreams() == 0);
        assertThat(counted()).containsEntry("started", 1L).containsEntry("cancelled", 0L);
        assertThat(client.anything("POST", "/sandbox/streams", "").statusCode()).isEqualTo(405);
    }

    private Map<String, Long> counted() {
        JsonNode json = json(client.anything("GET", "/sandbox/streams", ""));
        return Map.of(
                "open", json.path("open").asLong(-1),
                "started", json.path("started").asLong(-1),
                "cancelled", json.path("cancelled").asLong(-1));
    }

    /** A stream of which some tokens have come. */
    private HttpResponse<InputStream> begin(String model) {
        var request = client.chatRequest(
                        question("word ".repeat(400)).put("stream", true).put("model", model))
                .header(Pacing.CHUNK_DELAY_HEADER, String.valueOf(CHUNK_MILLIS))
                .build();
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        var reader =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        try {
            String line = reader.readLine();
            while (line != null && !line.startsWith("data: ")) {
                line = reader.readLine();
            }
            assertThat(line).contains("This is the sandbox");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
    }

    private static void giveUp(HttpResponse<InputStream> stream) {
        try {
            stream.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode generation(HttpResponse<?> answer) {
        String id = answer.headers().firstValue("X-Generation-Id").orElseThrow();
        return json(client.get("/generation?id=" + id)).path("data");
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("too late").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
