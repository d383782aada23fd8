package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.content;
import static com.ainews.sandbox.SandboxClient.json;
import static com.ainews.sandbox.SandboxClient.question;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The faults whose status is 200. */
class OddAnswersTest {
    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @Test
    void hidesAnErrorInStatus200WithoutCharge() {
        for (HttpResponse<String> answer : both(Fault.ERROR_IN_200, "sandbox/error-in-200")) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(json(answer).at("/error/code").asInt()).isEqualTo(502);
            assertThat(json(answer).has("choices")).isFalse();
        }
        assertThat(client.account()).isEqualTo(Bill.Account.EMPTY);
    }

    @Test
    void chargesNothingForAnEmptyAnswer() {
        for (HttpResponse<String> answer : both(Fault.EMPTY, "sandbox/empty")) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(content(answer)).isEmpty();
            assertThat(json(answer).at("/choices/0/finish_reason").isNull()).isTrue();
            assertThat(json(answer).at("/usage/total_tokens").asInt(-1)).isZero();
        }
        assertThat(client.account()).isEqualTo(Bill.Account.EMPTY);
    }

    @Test
    void chargesAnAnswerThatLeavesTheUsageOut() {
        JsonNode answer = json(client.chat(question("How are you?"), Fault.NO_USAGE));
        assertThat(answer.at("/choices/0/message/content").asString()).isNotBlank();
        assertThat(answer.has("usage")).isFalse();
        assertThat(client.account().calls()).isEqualTo(1);
        assertThat(client.account().cost()).isPositive();
    }

    @Test
    void countsMoreTokensThanThePromptHas() {
        JsonNode usual = json(client.chat(question("How are you?"))).path("usage");
        for (HttpResponse<String> answer : both(Fault.MORE_TOKENS, "sandbox/more-tokens")) {
            JsonNode usage = json(answer).path("usage");
            assertThat(usage.path("prompt_tokens").asLong())
                    .isEqualTo(3 * usual.path("prompt_tokens").asLong());
            assertThat(usage.path("total_tokens").asLong())
                    .isEqualTo(usage.path("prompt_tokens").asLong()
                            + usual.path("completion_tokens").asLong());
        }
        assertThat(client.account().promptTokens())
                .isEqualTo(7 * usual.path("prompt_tokens").asLong());
    }

    @Test
    void cutsAnAnswerBetweenTheBytesOfACharacter() throws IOException {
        var request = client.chatRequest(question("How are you?"), Fault.CUT_IN_CHARACTER)
                .build();
        byte[] part = SandboxClient.untilCut(client.send(request, BodyHandlers.ofInputStream()));
        assertThat(new String(part, UTF_8)).startsWith("{\"id\"").endsWith("\uFFFD");
        assertThat(part[part.length - 1]).isNegative();
        assertThat(client.account().calls()).isEqualTo(1);
    }

    @Test
    void isEmptyInStreamsToo() {
        String stream = client.chat(question("How are you?").put("stream", true), Fault.EMPTY)
                .body();
        assertThat(stream)
                .contains("\"content\":\"\"", "\"finish_reason\":null", "[DONE]")
                .doesNotContain("\"stop\"");
        assertThat(client.account()).isEqualTo(Bill.Account.EMPTY);
    }

    @Test
    void callsANetworkErrorAStop() {
        JsonNode answer = json(client.chat(question("How are you?"), Fault.NETWORK_ERROR_AS_STOP));
        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(answer.at("/choices/0/native_finish_reason").asString())
                .isEqualTo("network_error");
        assertThat(answer.has("usage")).isFalse();
    }

    @Test
    void writesProseWhereJsonWasAskedFor() {
        ObjectNode request = question("<article>The mill reopens.</article>");
        request.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .putObject("schema")
                .put("type", "object")
                .putObject("properties")
                .putObject("summary")
                .put("type", "string");
        assertThat(Json.parse(client.content(request)).path("summary").asString())
                .isEqualTo("The mill reopens.");
        String prose = content(client.chat(request, Fault.NOT_JSON));
        assertThat(prose).isEqualTo("The mill reopens.");
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> Json.parse(prose));
    }

    @Test
    void chargesAHundredTimesTheListedPriceOnRequest() {
        BigDecimal listed = cost(client.chat(question("How are you?")));
        for (HttpResponse<String> answer : both(Fault.DEAR, "sandbox/dear")) {
            assertThat(cost(answer)).isEqualByComparingTo(listed.multiply(new BigDecimal(100)));
        }
        assertThat(client.account().cost())
                .isEqualByComparingTo(listed.multiply(new BigDecimal(201)));
    }

    /** The fault by its header and by its model, both of which cost the same. */
    private List<HttpResponse<String>> both(Fault fault, String model) {
        return List.of(
                client.chat(question("How are you?"), fault),
                client.chat(question("How are you?").put("model", model)));
    }

    private static BigDecimal cost(HttpResponse<String> answer) {
        return json(answer).at("/usage/cost").asDecimal();
    }
}
