package com.ainews.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes answers: a summary of the subject, in the form that is asked for. */
final class Author {

    private final Conversation conversation;
    private final Extract extract;

    Author(Conversation conversation) {
        this.conversation = conversation;
        this.extract = new Extract(conversation.subject());
    }

    String write() {
        if (conversation.schema() != null) {
            return Json.text(value("answer", conversation.schema()));
        }
        return conversation.isArticle() ? summary() : plainAnswer();
    }

    /** An answer that pays no heed to a schema. */
    String prose() {
        return summary();
    }

    private String plainAnswer() {
        return "This is the sandbox: no model was asked. You wrote: " + conversation.subject();
    }

    private String summary() {
        List<String> best = extract.best(conversation.sentences());
        return conversation.bullets()
                ? best.stream().map(sentence -> "- " + sentence).collect(Collectors.joining("\n"))
                : String.join(" ", best);
    }

    /** Walks a schema; the names of properties say what belongs there. */
    private JsonNode value(String name, JsonNode schema) {
        if (schema.path("enum").isArray()) {
            return oneOf(schema.path("enum"));
        }
        return switch (schema.path("type").asString("string")) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "boolean" -> Json.array().add(conversation.isArticle()).get(0);
            case "integer" -> number(schema, 0);
            case "number" -> number(schema, 0.5);
            default -> Json.array().add(text(name)).get(0);
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = Json.object();
        schema.path("properties")
                .properties()
                .forEach(field ->
                        object.set(field.getKey(), value(field.getKey(), field.getValue())));
        return object;
    }

    private ArrayNode array(JsonNode schema) {
        int most = Math.min(conversation.points(), schema.path("maxItems").asInt(20));
        int count = Math.max(most, schema.path("minItems").asInt(0));
        JsonNode items = schema.path("items");
        ArrayNode array = Json.array();
        if (items.path("type").asString("string").equals("string") && !items.has("enum")) {
            extract.nextBest(conversation.sentences(), count).forEach(array::add);
        } else {
            array.add(value("item", items));
        }
        return array;
    }

    private JsonNode oneOf(JsonNode allowed) {
        for (JsonNode one : allowed) {
            if (one.asString("").equals(extract.tone())) {
                return one;
            }
        }
        return allowed.get(0);
    }

    private static JsonNode number(JsonNode schema, double otherwise) {
        return schema.has("minimum")
                ? schema.path("minimum")
                : Json.array().add(otherwise).get(0);
    }

    private String text(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        if (word.contains("title") || word.contains("headline")) {
            return String.join(" ", extract.best(1));
        }
        return conversation.isArticle() ? summary() : plainAnswer();
    }
}
