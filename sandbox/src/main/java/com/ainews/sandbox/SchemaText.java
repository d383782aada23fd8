package com.ainews.sandbox;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Texts of the formats and lengths that a JSON schema asks for. */
final class SchemaText {

    /** Longer ones are not padded. */
    private static final int MOST_PADDING = 10_000;

    private static final Map<String, String> EXAMPLES = Map.of(
            "date", "2026-01-31",
            "date-time", "2026-01-31T12:00:00Z",
            "time", "12:00:00Z",
            "duration", "PT1H",
            "email", "sandbox@example.com",
            "hostname", "example.com",
            "ipv4", "192.0.2.1",
            "ipv6", "2001:db8::1",
            "uri", "https://example.com/",
            "uuid", "00000000-0000-4000-8000-000000000000");

    private SchemaText() {}

    /** The text itself where it may stand, else what is nearest. */
    static String fitting(String text, JsonNode schema) {
        String example = EXAMPLES.get(schema.path("format").asString(""));
        return example == null ? ofLength(text, schema) : example;
    }

    private static String ofLength(String text, JsonNode schema) {
        int least = Math.min(schema.path("minLength").asInt(0), MOST_PADDING);
        int most = Math.max(least, schema.path("maxLength").asInt(Integer.MAX_VALUE));
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            return text.substring(0, text.offsetByCodePoints(0, most));
        }
        return length < least ? text + ".".repeat(least - length) : text;
    }
}
