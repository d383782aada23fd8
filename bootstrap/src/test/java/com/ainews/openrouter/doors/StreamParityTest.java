package com.ainews.openrouter.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.BooksAgree;
import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import com.ainews.sandbox.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A chat in pieces is the same through REST, through a subscription, and through OpenRouter's API. */
@ExtendWith(BooksAgree.class)
class StreamParityTest {

    private static final String REST = "/api/openrouter/chat";
    private static final String DROP_IN = "/api/v1/chat/completions";
    private static final String SUBSCRIPTION = "subscription($input: ChatInput!)"
            + " { chatStream(input: $input) { content chunk completion"
            + " { model tokens { prompt completion total } cost tried { model } } } }";
    private static final String HELLO =
            "'messages': [{'role': 'user', 'content': 'Good morning to you all, dear friends'}]";

    /** Its own, since models that fail are left alone after a while. */
    private static final Service SERVICE = Service.start();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    /**
     * What a client got.
     *
     * @param tools the arguments of the tool that is to be called
     * @param cost null where it was not told
     * @param problem the code of the error; empty where there was none
     */
    private record Heard(
            String text,
            String tools,
            String finishReason,
            long tokens,
            @Nullable BigDecimal cost,
            String problem) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'model': 'openai/gpt-4o-mini', " + HELLO + "}",
                "{'model': 'openai/gpt-4o-mini', 'max_tokens': 5, " + HELLO + "}",
                "{'model': 'openai/gpt-4o-mini', 'messages': [{'role': 'user',"
                        + " 'content': 'What is the weather in Oslo?'}], 'tools': [{'type': 'function',"
                        + " 'function': {'name': 'get_weather', 'parameters': {'type': 'object',"
                        + " 'properties': {'city': {'type': 'string'}}, 'required': ['city']}}}]}",
                "{'model': 'sandbox/error-in-200', 'models': ['openai/gpt-4o-mini'], " + HELLO
                        + "}",
                "{'model': 'sandbox/overrides', " + HELLO + "}"
            })
    void theSamePiecesTheSameUsageAndTheSameEnd(String text) throws IOException {
        JsonNode body = Service.JSON.readTree(text.replace('\'', '"'));

        Heard dropIn = openRoutersForm(DROP_IN, body);

        assertThat(dropIn.problem()).isEmpty();
        assertThat(dropIn.text() + dropIn.tools()).isNotBlank();
        assertThat(dropIn.cost()).isPositive();
        assertThat(openRoutersForm(REST, body)).isEqualTo(dropIn);
        assertThat(subscription(body)).isEqualTo(dropIn);
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR_MID_STREAM, mistralai/mistral-small-2603",
        "CUT_STREAM, deepseek/deepseek-v3.2",
        "CUT_IN_CHARACTER, qwen/qwen3.6-plus"
    })
    void theSameErrorAfterTheSameText(Fault fault, String model) throws IOException {
        JsonNode body = Service.JSON.readTree(
                ("{'model': '" + model + "', " + HELLO + "}").replace('\'', '"'));
        SERVICE.sandbox().faults().next(3, fault);

        Heard dropIn = openRoutersForm(DROP_IN, body);

        assertThat(dropIn.problem()).isEqualTo("upstream_failed");
        assertThat(dropIn.text()).isNotBlank();
        Heard rest = openRoutersForm(REST, body);
        assertThat(rest).isEqualTo(dropIn);
        Heard graphql = subscription(body);
        assertThat(graphql.problem()).isEqualTo(dropIn.problem());
        assertThat(graphql.text()).isEqualTo(dropIn.text());
    }

    @Test
    void theSameRefusalBeforeAnyText() throws IOException {
        JsonNode body = Service.JSON.readTree(
                ("{'model': 'nobody/nothing', " + HELLO + "}").replace('\'', '"'));
        HttpResponse<InputStream> dropIn = SERVICE.open(DROP_IN, user(), streamed(body));
        HttpResponse<InputStream> rest = SERVICE.open(REST, user(), streamed(body));

        assertThat(dropIn.statusCode()).isBetween(400, 499).isEqualTo(rest.statusCode());
        String code = json(rest).path("code").asString();
        assertThat(json(dropIn).at("/error/metadata/code").asString()).isEqualTo(code);
        assertThat(subscription(body).problem()).isEqualTo(code);
    }

    @Test
    void theNextModelTakesOverInWholeAnswersToo() {
        JsonNode body = Service.JSON.readTree(
                ("{'model': 'sandbox/rate-limited', 'models': ['openai/gpt-4o-mini'], " + HELLO
                                + "}")
                        .replace('\'', '"'));
        Answer dropIn = SERVICE.post(DROP_IN, SERVICE.newUser(), body.toString());

        assertThat(dropIn.body().path("model").asString()).isEqualTo("openai/gpt-4o-mini");
        for (Door door : List.of(new RestDoor(SERVICE), new GraphQlDoor(SERVICE))) {
            JsonNode answer =
                    Objects.requireNonNull(door.chat(SERVICE.newUser(), body).data());
            assertThat(answer.path("model")).isEqualTo(dropIn.body().path("model"));
            assertThat(String.valueOf(dropIn.headers().get("x-models-tried")))
                    .contains(answer.at("/tried/0/model").asString() + ";failure="
                            + answer.at("/tried/0/failure").asString());
        }
    }

    private Heard openRoutersForm(String path, JsonNode body) throws IOException {
        return heard(data(SERVICE.open(path, user(), streamed(body))).stream()
                .filter(data -> !data.equals("[DONE]"))
                .map(Service.JSON::readTree)
                .toList());
    }

    /** Its chunks are OpenRouter's own; the last part tells what they cost. */
    private Heard subscription(JsonNode body) throws IOException {
        ObjectNode input = Service.JSON.createObjectNode();
        ObjectNode parameters = input.putObject("parameters");
        body.properties().forEach(field -> {
            switch (field.getKey()) {
                case "model", "models", "messages" -> input.set(field.getKey(), field.getValue());
                case "max_tokens" -> input.set("maxTokens", field.getValue());
                default -> parameters.set(field.getKey(), field.getValue());
            }
        });
        ObjectNode request = Service.JSON.createObjectNode().put("query", SUBSCRIPTION);
        request.putObject("variables").set("input", input);
        List<JsonNode> parts = data(SERVICE.open(
                        "/graphql", user(), request.toString(), "Accept", "text/event-stream"))
                .stream()
                .filter(data -> !data.isBlank())
                .map(Service.JSON::readTree)
                .toList();
        String problem = parts.stream()
                .map(part -> part.at("/errors/0/extensions/code").asString(""))
                .filter(code -> !code.isEmpty())
                .findFirst()
                .orElse("");
        JsonNode end = parts.stream()
                .map(part -> part.at("/data/chatStream/completion"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(Service.JSON.createObjectNode());
        Heard chunks = heard(parts.stream()
                .map(part -> part.at("/data/chatStream/chunk"))
                .filter(JsonNode::isObject)
                .toList());
        var text = new StringBuilder();
        parts.forEach(part -> text.append(part.at("/data/chatStream/content").asString("")));
        assertThat(text.toString()).as("contents").isEqualTo(chunks.text());
        JsonNode cost = end.path("cost");
        return new Heard(
                chunks.text(),
                chunks.tools(),
                chunks.finishReason(),
                end.at("/tokens/total").asLong(0),
                cost.isNumber() ? cost.decimalValue().stripTrailingZeros() : null,
                problem);
    }

    private static Heard heard(List<JsonNode> chunks) {
        var text = new StringBuilder();
        var tools = new StringBuilder();
        String finish = "";
        String problem = "";
        long tokens = 0;
        @Nullable BigDecimal cost = null;
        for (JsonNode chunk : chunks) {
            text.append(chunk.at("/choices/0/delta/content").asString(""));
            tools.append(
                    chunk.at("/choices/0/delta/tool_calls/0/function/arguments").asString(""));
            finish = chunk.at("/choices/0/finish_reason").asString(finish);
            problem = chunk.at("/error/metadata/code").asString(problem);
            if (chunk.path("usage").isObject()) {
                tokens = chunk.at("/usage/total_tokens").asLong();
                cost = chunk.at("/usage/cost").decimalValue().stripTrailingZeros();
            }
        }
        return new Heard(text.toString(), tools.toString(), finish, tokens, cost, problem);
    }

    private User user() {
        User user = SERVICE.newUser();
        SERVICE.post(
                "/api/openrouter/settings",
                user,
                "{\"preferences\": {\"fallback_enabled\": false}}");
        return user;
    }

    private static String streamed(JsonNode body) {
        return ((ObjectNode) body.deepCopy()).put("stream", true).toString();
    }

    private static List<String> data(HttpResponse<InputStream> response) throws IOException {
        return new String(response.body().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).strip())
                .toList();
    }

    private static JsonNode json(HttpResponse<InputStream> response) throws IOException {
        return Service.JSON.readTree(response.body().readAllBytes());
    }
}
