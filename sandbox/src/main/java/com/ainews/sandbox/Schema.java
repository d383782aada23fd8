package com.ainews.sandbox;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a JSON schema.
 *
 * @param root the schema that references are looked up in
 */
record Schema(JsonNode root, JsonNode json) {

    private static final int MAX_HOPS = 20;

    Schema inner(JsonNode part) {
        return new Schema(root, part);
    }

    /**
     * What it says itself, without references and alternatives.
     *
     * @param preferNull whether to take nothing where that is one of the alternatives
     */
    Schema resolved(boolean preferNull) {
        JsonNode now = json;
        for (int hops = 0; hops < MAX_HOPS; hops++) {
            if (now.has("$ref")) {
                now = target(now.path("$ref").asString(""));
            } else if (now.path("allOf").isArray()) {
                now = together(now);
            } else if (now.path("anyOf").isArray()) {
                now = alternative(now, "anyOf", preferNull);
            } else if (now.path("oneOf").isArray()) {
                now = alternative(now, "oneOf", preferNull);
            } else {
                break;
            }
        }
        return inner(now);
    }

    /** The type; of several the first that is not {@code null}. */
    String type() {
        JsonNode type = json.path("type");
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (!one.asString("").equals("null")) {
                    return one.asString("");
                }
            }
            return "null";
        }
        String implied = json.has("properties") ? "object" : json.has("items") ? "array" : "string";
        return type.asString(implied);
    }

    /** Whether any text will do. */
    boolean isPlainText() {
        JsonNode now = resolved(false).json();
        return inner(now).type().equals("string")
                && !now.has("enum")
                && !now.has("const")
                && !now.has("format")
                && !now.has("minLength")
                && !now.has("maxLength");
    }

    private JsonNode target(String reference) {
        return reference.startsWith("#")
                ? root.at(JsonPointer.compile(reference.substring(1)))
                : Json.object();
    }

    private JsonNode together(JsonNode schema) {
        ObjectNode all = schema.isObject() ? (ObjectNode) schema.deepCopy() : Json.object();
        all.remove("allOf");
        for (JsonNode part : schema.path("allOf")) {
            JsonNode said = inner(part).resolved(false).json();
            for (var field : said.properties()) {
                JsonNode had = all.get(field.getKey());
                if (had instanceof ObjectNode object
                        && field.getValue() instanceof ObjectNode more) {
                    object.setAll(more);
                } else if (had instanceof ArrayNode array
                        && field.getValue() instanceof ArrayNode more) {
                    array.addAll(more);
                } else {
                    all.set(field.getKey(), field.getValue().deepCopy());
                }
            }
        }
        return all;
    }

    private static JsonNode alternative(JsonNode schema, String keyword, boolean preferNull) {
        for (JsonNode one : schema.path(keyword)) {
            if (one.path("type").asString("").equals("null") == preferNull) {
                return one;
            }
        }
        return schema.path(keyword).path(0);
    }
}
