package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SchemaValueTest {
    private static final JsonNode ORDER = Json.parse("""
            {"type": "object",
             "properties": {
               "customer": {"$ref": "#/$defs/person"},
               "lines": {"type": "array", "minItems": 2, "items": {
                 "type": "object",
                 "properties": {
                   "article": {"type": "string", "minLength": 3, "maxLength": 10},
                   "count": {"type": "integer", "minimum": 1, "maximum": 9},
                   "price": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
                   "colours": {"type": "array", "maxItems": 1, "items": {"type": "string"}}},
                 "required": ["article", "count", "price", "colours"],
                 "additionalProperties": false}},
               "status": {"enum": ["open", "paid"]},
               "note": {"type": ["string", "null"]},
               "due": {"type": "string", "format": "date"},
               "paid": {"type": "boolean"},
               "version": {"const": 2}},
             "required": ["customer", "lines", "status", "note", "due", "paid", "version"],
             "additionalProperties": false,
             "$defs": {"person": {"type": "object",
               "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},
               "required": ["name", "age"], "additionalProperties": false}}}""");

    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @Test
    void followsNestedSchemas() {
        JsonNode answer = Json.parse(client.content(withSchema(ORDER)));
        Schemas.assertFollows(ORDER, answer);
        assertThat(answer.path("due").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(answer.at("/lines/0/article").asString()).hasSizeBetween(3, 10);
    }

    @Test
    void followsThemAlsoInStreams() {
        String streamed =
                SandboxClient.events(client.chat(withSchema(ORDER).put("stream", true))).stream()
                        .filter(event -> !event.equals("[DONE]"))
                        .map(event ->
                                Json.parse(event).at("/choices/0/delta/content").asString(""))
                        .collect(Collectors.joining());
        assertThat(Json.parse(streamed)).isEqualTo(Json.parse(client.content(withSchema(ORDER))));
    }

    @Test
    void keepsBoundsOfNumbers() {
        assertThat(number("{\"type\":\"integer\",\"minimum\":5}")).isEqualTo("5");
        assertThat(number("{\"type\":\"integer\",\"exclusiveMinimum\":5}")).isEqualTo("6");
        assertThat(number("{\"type\":\"integer\",\"maximum\":-3}")).isEqualTo("-3");
        assertThat(number("{\"type\":\"integer\",\"exclusiveMaximum\":-3}")).isEqualTo("-4");
        assertThat(number("{\"type\":\"integer\",\"minimum\":5,\"multipleOf\":4}"))
                .isEqualTo("8");
        assertThat(number("{\"type\":\"integer\",\"minimum\":1.5}")).isEqualTo("2");
        assertThat(number("{\"type\":\"number\",\"maximum\":0.25}")).isEqualTo("0.25");
        assertThat(number("{\"type\":\"number\",\"exclusiveMinimum\":0}")).isEqualTo("0.001");
        assertThat(number("{\"type\":\"number\"}")).isEqualTo("0.5");
    }

    @Test
    void takesTheFirstAlternativeThatIsSomething() {
        JsonNode value = value("""
                {"type": "object", "properties": {
                   "any": {"anyOf": [{"type": "null"}, {"type": "integer", "minimum": 3}]},
                   "one": {"oneOf": [{"type": "boolean"}, {"type": "string"}]},
                   "all": {"allOf": [
                      {"type": "object", "properties": {"a": {"type": "integer"}}},
                      {"properties": {"b": {"type": "integer"}}, "required": ["b"]}]}}}""");
        assertThat(value.path("any").asInt()).isEqualTo(3);
        assertThat(value.path("one").isBoolean()).isTrue();
        assertThat(Json.text(value.path("all"))).isEqualTo("{\"a\":0,\"b\":0}");
    }

    @Test
    void comesToAnEndWithSchemasOfThemselves() {
        JsonNode list = value("""
                {"type": "object", "properties": {
                   "name": {"type": "string"},
                   "next": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}},
                 "required": ["name", "next"]}""");
        assertThat(list.at("/next/next/name").isString()).isTrue();
        JsonNode tree = value("""
                {"type": "object", "properties": {
                   "a": {"$ref": "#"}, "b": {"$ref": "#"}, "c": {"$ref": "#"},
                   "d": {"$ref": "#"}, "e": {"type": "array", "items": {"$ref": "#"}}}}""");
        assertThat(Json.text(tree).length()).isLessThan(1_000_000);
        assertThat(value("{\"$ref\":\"#\"}").isString()).isTrue();
        JsonNode endless = value("""
                {"type": "object", "properties": {"me": {"$ref": "#"}}, "required": ["me"]}""");
        assertThat(endless.at("/me/me").isObject()).isTrue();
    }

    @Test
    void writesSomeJsonWhereAnyWillDo() {
        ObjectNode request = question("Say something.");
        request.putObject("response_format").put("type", "json_object");
        assertThat(Json.parse(client.content(request)).path("answer").asString())
                .contains("Say something.");
    }

    private String number(String schema) {
        return Json.text(value(schema));
    }

    private static JsonNode value(String schema) {
        var conversation = Conversation.read(question("Hello there, how are you?"));
        return SchemaValue.of(Json.parse(schema), new Author(conversation));
    }

    private static ObjectNode withSchema(JsonNode schema) {
        ObjectNode request = question("One pot of ink, please.");
        request.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .put("name", "order")
                .put("strict", true)
                .set("schema", schema);
        return request;
    }
}
