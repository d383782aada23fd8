package com.ainews.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** As much of JSON Schema as the tests need. */
final class Schemas {
    private Schemas() {}

    static void assertFollows(JsonNode schema, JsonNode value) {
        assertFollows(schema, schema, value);
    }

    /** The root is where references are looked up. */
    private static void assertFollows(JsonNode root, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            String pointer = schema.path("$ref").asString().substring(1);
            assertFollows(root, root.at(JsonPointer.compile(pointer)), value);
            return;
        }
        if (schema.has("const")) {
            assertThat(value).isEqualTo(schema.path("const"));
            return;
        }
        if (schema.has("enum")) {
            assertThat(schema.path("enum").valueStream()).contains(value);
            return;
        }
        List<String> types = schema.path("type").isArray()
                ? schema.path("type").valueStream().map(JsonNode::asString).toList()
                : List.of(schema.path("type").asString());
        if (value.isNull()) {
            assertThat(types).contains("null");
            return;
        }
        switch (types.getFirst()) {
            case "object" -> assertIsObject(root, schema, value);
            case "array" -> assertIsArray(root, schema, value);
            case "string" -> assertIsString(schema, value);
            case "boolean" -> assertThat(value.isBoolean()).as(value.toString()).isTrue();
            case "number" -> assertIsNumber(schema, value);
            case "integer" -> {
                assertThat(value.isIntegralNumber()).as(value.toString()).isTrue();
                assertIsNumber(schema, value);
            }
            default -> throw new AssertionError("Not known here: " + schema);
        }
    }

    private static void assertIsObject(JsonNode root, JsonNode schema, JsonNode value) {
        assertThat(value.isObject()).as(value.toString()).isTrue();
        assertThat(value.propertyNames())
                .containsExactlyInAnyOrderElementsOf(schema.path("properties").propertyNames());
        schema.path("properties")
                .properties()
                .forEach(
                        field -> assertFollows(root, field.getValue(), value.path(field.getKey())));
    }

    private static void assertIsArray(JsonNode root, JsonNode schema, JsonNode value) {
        assertThat(value.isArray()).as(value.toString()).isTrue();
        assertThat(value.size())
                .isBetween(
                        schema.path("minItems").asInt(0),
                        schema.path("maxItems").asInt(Integer.MAX_VALUE));
        value.forEach(item -> assertFollows(root, schema.path("items"), item));
    }

    private static void assertIsString(JsonNode schema, JsonNode value) {
        assertThat(value.isString()).as(value.toString()).isTrue();
        assertThat(value.asString().length())
                .isBetween(
                        schema.path("minLength").asInt(0),
                        schema.path("maxLength").asInt(Integer.MAX_VALUE));
    }

    private static void assertIsNumber(JsonNode schema, JsonNode value) {
        assertThat(value.isNumber()).as(value.toString()).isTrue();
        BigDecimal number = value.asDecimal();
        if (schema.has("minimum")) {
            assertThat(number).isGreaterThanOrEqualTo(schema.path("minimum").asDecimal());
        }
        if (schema.has("exclusiveMinimum")) {
            assertThat(number).isGreaterThan(schema.path("exclusiveMinimum").asDecimal());
        }
        if (schema.has("maximum")) {
            assertThat(number).isLessThanOrEqualTo(schema.path("maximum").asDecimal());
        }
    }
}
