package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.events;
import static com.ainews.sandbox.SandboxClient.question;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StreamsTest {
    private static final String QUESTION = "How are you, and is there 1 more thing that you know?";

    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @Test
    void beginsWithACommentAndEndsWithDone() {
        HttpResponse<String> answer = client.chat(streamed(QUESTION));
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(answer.body())
                .startsWith(": OPENROUTER PROCESSING\n\n")
                .endsWith("\n\ndata: [DONE]\n\n");
    }

    @Test
    void sendsTheWholeContentInChunks() {
        // Characters of two halves must not come apart, wherever a chunk ends.
        for (String text : List.of(QUESTION, "😀".repeat(40), "a" + "😀".repeat(40))) {
            List<JsonNode> chunks = chunks(client.chat(streamed(text)));
            assertThat(content(chunks)).isEqualTo(client.content(question(text)));
            assertThat(chunks).hasSizeGreaterThan(3);
            assertThat(chunks).allSatisfy(chunk -> {
                assertThat(chunk.path("object").asString()).isEqualTo("chat.completion.chunk");
                assertThat(chunk.path("provider").asString()).isEqualTo("Sandbox");
                assertThat(chunk.path("id")).isEqualTo(chunks.getFirst().path("id"));
            });
        }
    }

    @Test
    void endsWithTheUsageInAChunkWithoutChoices() {
        HttpResponse<String> answer = client.chat(streamed(QUESTION));
        List<JsonNode> chunks = chunks(answer);
        JsonNode usage = chunks.getLast();
        assertThat(usage.path("choices").isArray()).isTrue();
        assertThat(usage.path("choices").isEmpty()).isTrue();
        assertThat(usage.at("/usage/cost").asDecimal())
                .isEqualByComparingTo(client.account().cost())
                .isPositive();
        assertThat(answer.headers().firstValue("X-Generation-Id"))
                .contains(usage.path("id").asString());
        JsonNode last = chunks.get(chunks.size() - 2);
        assertThat(last.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(chunks.getFirst().at("/choices/0/finish_reason").isNull()).isTrue();
    }

    @Test
    void endsAtTheLimitOfTokens() {
        List<JsonNode> chunks = chunks(client.chat(streamed(QUESTION).put("max_tokens", 6)));
        assertThat(content(chunks))
                .startsWith("This is the sandbox: no model")
                .doesNotContain("was");
        assertThat(chunks.get(chunks.size() - 2).at("/choices/0/finish_reason").asString())
                .isEqualTo("length");
        assertThat(chunks.getLast().at("/usage/completion_tokens").asLong()).isEqualTo(6);
    }

    @Test
    void failsAfterItsFirstTokensWithATextAsCode() {
        HttpResponse<String> answer = client.chat(streamed(QUESTION), Fault.ERROR_MID_STREAM);
        List<JsonNode> chunks = chunks(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(content(chunks)).isNotEmpty();
        assertThat(chunks.getLast().at("/error/code").asString()).isEqualTo("server_error");
        assertThat(chunks.getLast().at("/choices/0/finish_reason").asString()).isEqualTo("error");
        assertThat(answer.body()).doesNotContain("[DONE]", "usage");
    }

    @Test
    void costsNothingWhenItFails() {
        for (Fault fault : List.of(
                Fault.ERROR_MID_STREAM,
                Fault.ERROR_MID_STREAM_BARE,
                Fault.ERROR_MID_STREAM_NUMBER)) {
            client.chat(streamed(QUESTION), fault);
        }
        assertThat(client.account()).isEqualTo(Bill.Account.EMPTY);
    }

    @Test
    void failsInAChunkWithoutChoicesOrWithANumberAsCode() {
        JsonNode bare = chunks(client.chat(streamed(QUESTION), Fault.ERROR_MID_STREAM_BARE))
                .getLast();
        assertThat(bare.at("/error/code").asString()).isEqualTo("server_error");
        assertThat(bare.path("choices").isArray()).isTrue();
        assertThat(bare.path("choices").isEmpty()).isTrue();
        JsonNode numbered = chunks(client.chat(streamed(QUESTION), Fault.ERROR_MID_STREAM_NUMBER))
                .getLast();
        assertThat(numbered.at("/error/code").isIntegralNumber()).isTrue();
        assertThat(numbered.at("/error/metadata/error_type").asString())
                .isEqualTo("provider_unavailable");
        assertThat(numbered.at("/choices/0/finish_reason").asString()).isEqualTo("error");
    }

    @Test
    void endsInANetworkErrorThatLooksLikeAStop() {
        HttpResponse<String> answer =
                client.chat(streamed(QUESTION).put("model", "sandbox/network-error"));
        JsonNode last = chunks(answer).getLast();
        assertThat(last.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(last.at("/choices/0/native_finish_reason").asString())
                .isEqualTo("network_error");
        assertThat(answer.body()).doesNotContain("\"usage\"");
    }

    @Test
    void namesTheRoleOnceAndTheReasonToEndOnce() {
        List<JsonNode> chunks = chunks(client.chat(streamed(QUESTION)));
        assertThat(chunks.getFirst().at("/choices/0/delta/role").asString()).isEqualTo("assistant");
        assertThat(chunks.stream().skip(1))
                .noneMatch(chunk -> chunk.at("/choices/0/delta").has("role"));
        assertThat(chunks.stream()
                        .filter(chunk -> chunk.at("/choices/0/finish_reason").isString()))
                .hasSize(1);
    }

    @Test
    void breaksBetweenTheBytesOfACharacter() throws IOException {
        var request = client.chatRequest(
                        streamed(QUESTION).put("model", "sandbox/cuts-in-character"))
                .build();
        byte[] part = SandboxClient.untilCut(client.send(request, BodyHandlers.ofInputStream()));
        assertThat(part[part.length - 1]).isNegative();
        assertThat(new String(part, UTF_8)).endsWith("\uFFFD");
        assertThat(client.account().calls()).isEqualTo(1);
    }

    @Test
    void breaksOnlyWhereItIsAStream() {
        ObjectNode request = question(QUESTION).put("model", "sandbox/cuts-stream");
        assertThat(client.content(request)).contains(QUESTION);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.chat(request.put("stream", true)));
    }

    @Test
    void fallsSilent() throws IOException {
        var request = client.chatRequest(streamed(QUESTION).put("model", "sandbox/stalls-stream"))
                .build();
        var answer = client.send(request, BodyHandlers.ofInputStream());
        byte[] start = answer.body().readNBytes(100);
        assertThat(new String(start, UTF_8)).contains("OPENROUTER PROCESSING", "data: {");
        assertThat(client.sandbox().openStreams()).isEqualTo(1);
        answer.body().close();
    }

    @Test
    void failsBeforeItBeginsLikeAnyOtherAnswer() {
        HttpResponse<String> answer = client.chat(streamed(QUESTION), Fault.OVERLOADED);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void breaksTheConnectionAmidTheAnswer() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.chat(streamed(QUESTION), Fault.CUT))
                .withCauseInstanceOf(IOException.class);
        assertThat(client.account().calls()).isEqualTo(1);
    }

    @Test
    void leavesOutDoneOrTheUsage() {
        assertThat(client.chat(streamed(QUESTION), Fault.NO_DONE).body())
                .contains("\"usage\"")
                .doesNotContain("[DONE]");
        assertThat(client.chat(streamed(QUESTION), Fault.NO_USAGE).body())
                .contains("[DONE]")
                .doesNotContain("\"usage\"");
    }

    private static ObjectNode streamed(String text) {
        return question(text).put("stream", true);
    }

    private static List<JsonNode> chunks(HttpResponse<String> answer) {
        return events(answer).stream()
                .filter(event -> !event.equals("[DONE]"))
                .map(Json::parse)
                .toList();
    }

    private static String content(List<JsonNode> chunks) {
        return chunks.stream()
                .map(chunk -> chunk.at("/choices/0/delta/content").asString(""))
                .collect(Collectors.joining());
    }
}
