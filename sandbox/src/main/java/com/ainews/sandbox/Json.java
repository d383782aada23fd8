package com.ainews.sandbox;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON with exact decimals. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static ArrayNode strings(List<String> strings) {
        ArrayNode array = array();
        strings.forEach(array::add);
        return array;
    }

    /** A number without exponent or loss. */
    static JsonNode number(BigDecimal number) {
        return array().add(number).get(0);
    }

    static JsonNode string(String text) {
        return array().add(text).get(0);
    }

    static byte[] bytes(JsonNode json) {
        return MAPPER.writeValueAsBytes(json);
    }

    static String text(JsonNode json) {
        return MAPPER.writeValueAsString(json);
    }

    static JsonNode parse(byte[] json) {
        return MAPPER.readTree(json);
    }

    static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }
}
