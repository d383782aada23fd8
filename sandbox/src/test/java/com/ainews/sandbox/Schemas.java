package com.ainews.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/** As much of JSON Schema as the tests need. */
final class Schemas {
    private Schemas() {}

    static void assertFollows(JsonNode schema, JsonNode value) {
        if (schema.has("enum")) {
            assertThat(schema.path("enum").valueStream()).contains(value);
            return;
        }
        switch (schema.path("type").asString()) {
            case "object" -> assertIsObject(schema, value);
            case "array" -> assertIsArray(schema, value);
            case "string" -> assertThat(value.isString()).as(value.toString()).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(value.toString()).isTrue();
            case "number" -> assertIsNumber(schema, value);
            case "integer" -> {
                assertThat(value.isIntegralNumber()).as(value.toString()).isTrue();
                assertIsNumber(schema, value);
            }
            default -> throw new AssertionError("Not known here: " + schema);
        }
    }

    private static void assertIsObject(JsonNode schema, JsonNode value) {
        assertThat(value.isObject()).as(value.toString()).isTrue();
        assertThat(value.propertyNames())
                .containsExactlyInAnyOrderElementsOf(schema.path("properties").propertyNames());
        schema.path("properties")
                .properties()
                .forEach(field -> assertFollows(field.getValue(), value.path(field.getKey())));
    }

    private static void assertIsArray(JsonNode schema, JsonNode value) {
        assertThat(value.isArray()).as(value.toString()).isTrue();
        assertThat(value.size())
                .isBetween(
                        schema.path("minItems").asInt(0),
                        schema.path("maxItems").asInt(Integer.MAX_VALUE));
        value.forEach(item -> assertFollows(schema.path("items"), item));
    }

    private static void assertIsNumber(JsonNode schema, JsonNode value) {
        assertThat(value.isNumber()).as(value.toString()).isTrue();
        if (schema.has("minimum")) {
            assertThat(value.asDecimal())
                    .isGreaterThanOrEqualTo(schema.path("minimum").asDecimal());
        }
    }
}
