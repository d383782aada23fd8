package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.content;
import static com.ainews.sandbox.SandboxClient.events;
import static com.ainews.sandbox.SandboxClient.json;
import static com.ainews.sandbox.SandboxClient.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ToolsTest {
    private static final JsonNode PARAMETERS = Json.parse("""
            {"type": "object",
             "properties": {
               "city": {"type": "string"},
               "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]},
               "days": {"type": "integer", "minimum": 1, "maximum": 7}},
             "required": ["city", "unit", "days"], "additionalProperties": false}""");

    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @Test
    void areCalledWhenTheQuestionMentionsThem() {
        JsonNode choice = choice(withTools("What is the weather in Paris?"));
        assertThat(choice.path("finish_reason").asString()).isEqualTo("tool_calls");
        assertThat(choice.at("/message/content").isNull()).isTrue();
        JsonNode call = choice.at("/message/tool_calls/0");
        assertThat(call.path("id").asString()).startsWith("call_");
        assertThat(call.path("type").asString()).isEqualTo("function");
        assertThat(call.at("/function/name").asString()).isEqualTo("getWeather");
        JsonNode arguments = Json.parse(call.at("/function/arguments").asString());
        Schemas.assertFollows(PARAMETERS, arguments);
        assertThat(arguments.path("city").asString()).contains("Paris");
    }

    @Test
    void areLeftAloneWhenTheQuestionIsAboutSomethingElse() {
        JsonNode choice = choice(withTools("How are you?"));
        assertThat(choice.path("finish_reason").asString()).isEqualTo("stop");
        assertThat(choice.path("message").has("tool_calls")).isFalse();
    }

    @Test
    void areChosenByTheRequest() {
        ObjectNode weather = withTools("What is the weather?");
        assertThat(choice(weather.put("tool_choice", "none"))
                        .path("finish_reason")
                        .asString())
                .isEqualTo("stop");
        assertThat(name(withTools("How are you?").put("tool_choice", "required")))
                .isEqualTo("look_up");
        ObjectNode named = withTools("How are you?");
        named.putObject("tool_choice")
                .put("type", "function")
                .putObject("function")
                .put("name", "getWeather");
        assertThat(name(named)).isEqualTo("getWeather");
    }

    @Test
    void mustBeThereWhenTheyAreNamed() {
        ObjectNode request = withTools("How are you?");
        request.putObject("tool_choice")
                .put("type", "function")
                .putObject("function")
                .put("name", "nothing");
        assertThat(client.chat(request).statusCode()).isEqualTo(400);
        assertThat(client.account().calls()).isZero();
    }

    @Test
    void areNotCalledAgainOnceTheyHaveAnswered() {
        ObjectNode request = withTools("What is the weather in Paris?");
        JsonNode message = choice(request).path("message");
        ArrayNode messages = (ArrayNode) request.path("messages");
        messages.add(message);
        messages.addObject()
                .put("role", "tool")
                .put("tool_call_id", message.at("/tool_calls/0/id").asString())
                .put("content", "18 degrees and rain");
        assertThat(content(client.chat(request))).contains("18 degrees and rain");

        messages.addObject().put("role", "user").put("content", "And the weather tomorrow?");
        assertThat(name(request)).isEqualTo("getWeather");
    }

    @Test
    void areStreamedInPieces() {
        ObjectNode request = withTools("What is the weather in Paris?");
        String arguments =
                choice(request).at("/message/tool_calls/0/function/arguments").asString();
        HttpResponse<String> answer = client.chat(request.put("stream", true));
        List<JsonNode> chunks = events(answer).stream()
                .filter(event -> !event.equals("[DONE]"))
                .map(Json::parse)
                .toList();
        JsonNode first = chunks.getFirst().at("/choices/0/delta");
        assertThat(first.path("role").asString()).isEqualTo("assistant");
        assertThat(first.at("/tool_calls/0/id").asString()).startsWith("call_");
        assertThat(first.at("/tool_calls/0/function/name").asString()).isEqualTo("getWeather");
        List<JsonNode> pieces = chunks.stream()
                .map(chunk -> chunk.at("/choices/0/delta/tool_calls/0"))
                .filter(JsonNode::isObject)
                .toList();
        assertThat(pieces).hasSizeGreaterThan(2);
        assertThat(pieces).allMatch(piece -> piece.path("index").asInt(-1) == 0);
        assertThat(pieces.stream()
                        .map(piece -> piece.at("/function/arguments").asString())
                        .collect(Collectors.joining()))
                .isEqualTo(arguments);
        assertThat(chunks.get(chunks.size() - 2).at("/choices/0/finish_reason").asString())
                .isEqualTo("tool_calls");
    }

    @Test
    void countAmongTheTokens() {
        long without = promptTokens(question("How are you?"));
        assertThat(promptTokens(withTools("How are you?"))).isGreaterThan(without + 10);
    }

    @Test
    void areCutAtTheLimitOfTokens() {
        JsonNode choice = choice(withTools("What is the weather?").put("max_tokens", 2));
        assertThat(choice.path("finish_reason").asString()).isEqualTo("length");
    }

    private long promptTokens(ObjectNode request) {
        return json(client.chat(request)).at("/usage/prompt_tokens").asLong();
    }

    private JsonNode choice(ObjectNode request) {
        return json(client.chat(request)).at("/choices/0");
    }

    private String name(ObjectNode request) {
        return choice(request).at("/message/tool_calls/0/function/name").asString();
    }

    private static ObjectNode withTools(String text) {
        ObjectNode request = question(text);
        ArrayNode tools = request.putArray("tools");
        tools.addObject().put("type", "function").putObject("function").put("name", "look_up");
        tools.addObject()
                .put("type", "function")
                .putObject("function")
                .put("name", "getWeather")
                .set("parameters", PARAMETERS);
        return request;
    }
}
