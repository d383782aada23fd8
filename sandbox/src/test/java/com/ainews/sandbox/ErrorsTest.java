package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.KEY;
import static com.ainews.sandbox.SandboxClient.json;
import static com.ainews.sandbox.SandboxClient.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ErrorsTest {
    private static final String QUESTION = Json.text(question("How are you?"));

    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @AfterEach
    void hasChargedNothing() {
        assertThat(client.sandbox().bill().byLabel()).isEmpty();
    }

    @Test
    void refusesKeysThatItDoesNotKnow() {
        for (String key : List.of("", "sk-proj-other", "sk-or-v1-sandbox-invalid")) {
            assertIsError(client.chat(key, QUESTION), 401, "authentication");
        }
        assertIsError(client.anything("GET", "/api/v1/key", ""), 401, "authentication");
    }

    @Test
    void refusesAKeyWithoutCredit() {
        assertIsError(client.chat("sk-or-v1-sandbox-no-credit", QUESTION), 402, "payment_required");
    }

    @Test
    void doesNotFindAModelThatIsNotInTheList() {
        ObjectNode request = question("How are you?").put("model", "nobody/nothing");
        HttpResponse<String> answer = client.chat(request);
        assertIsError(answer, 404, "not_found");
        assertThat(answer.body()).contains("nobody/nothing");
        assertIsError(client.get("/model/nobody/nothing"), 404, "not_found");
        assertIsError(client.get("/models/nobody/nothing/endpoints"), 404, "not_found");
    }

    @Test
    void refusesWhatIsNotAChatRequest() {
        for (String body : List.of("{\"model\":", "", "[]", "{}", "{\"messages\":[]}")) {
            assertIsError(client.chat(KEY, body), 400, "invalid_request");
        }
    }

    @Test
    void refusesABodyOfMoreThan16Megabytes() {
        assertIsError(
                client.chat(KEY, " ".repeat(Exchange.MAX_BODY_BYTES + 1)),
                413,
                "payload_too_large");
    }

    @Test
    void refusesAMaximumPriceThatIsNotANumber() {
        ObjectNode request = question("How are you?");
        request.putObject("provider").putObject("max_price").put("prompt", "cheap");
        assertIsError(client.chat(request), 400, "invalid_request");
    }

    @Test
    void findsNothingAtOtherAddresses() {
        assertIsError(client.get("/nothing"), 404, "not_found");
        assertIsError(client.anything("GET", "/", ""), 404, "not_found");
        assertIsError(client.get("/chat/completions"), 404, "not_found");
        assertIsError(client.get("/models/openai/gpt-4o-mini"), 404, "not_found");
    }

    @Test
    void refusesAFaultThatItDoesNotKnow() {
        assertIsError(
                client.anything(
                        "POST", "/sandbox/faults", "{\"next\":{\"calls\":1,\"fault\":\"rain\"}}"),
                400,
                "sandbox");
        assertIsError(client.anything("POST", "/sandbox/faults", "{"), 400, "sandbox");
        assertIsError(
                client.anything(
                        "POST",
                        "/sandbox/faults",
                        "{\"next\":{\"calls\":1000000,\"fault\":\"overloaded\"}}"),
                400,
                "sandbox");
        assertIsError(client.anything("PUT", "/sandbox/faults", ""), 405, "method");
        assertIsError(client.anything("PUT", "/sandbox/bill", ""), 405, "method");
    }

    /** Code, message and type, as OpenRouter has them. */
    private static void assertIsError(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode error = json(answer).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(status);
        assertThat(error.path("message").asString()).isNotBlank();
        assertThat(error.at("/metadata/error_type").asString()).isEqualTo(type);
    }
}
