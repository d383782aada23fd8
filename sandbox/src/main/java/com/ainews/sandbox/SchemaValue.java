package com.ainews.sandbox;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a value that follows a JSON schema. Patterns of texts are not heeded. */
final class SchemaValue {

    /** Below this only what is required is written, so that a schema of itself comes to an end. */
    private static final int MAX_DEPTH = 8;

    /** Below this there is nothing but null, where even what is required has no end. */
    private static final int UTTER_DEPTH = 40;

    /** From here on only what is required is written. */
    private static final int MAX_VALUES = 2_000;

    private static final int UTTER_VALUES = 20_000;
    private static final int DEFAULT_MAX_ITEMS = 20;

    /** What is written where the schema leaves it open. */
    interface Words {

        /** A text for the property of a name. */
        String text(String property);

        /** At most so many texts. */
        List<String> texts(int count);

        /** How many texts a list has where the schema does not say. */
        int count();

        JsonNode oneOf(JsonNode allowed);

        boolean yes();
    }

    private final Schema root;
    private final Words words;
    private int values;

    private SchemaValue(JsonNode schema, Words words) {
        this.root = new Schema(schema, schema);
        this.words = words;
    }

    static JsonNode of(JsonNode schema, Words words) {
        var writer = new SchemaValue(schema, words);
        return writer.value("answer", writer.root, 0);
    }

    private JsonNode value(String name, Schema unresolved, int depth) {
        Schema schema = unresolved.resolved(depth >= MAX_DEPTH);
        JsonNode json = schema.json();
        values++;
        if (depth > UTTER_DEPTH || values > UTTER_VALUES) {
            return Json.array().addNull().get(0);
        }
        if (json.has("const")) {
            return json.path("const");
        }
        if (json.path("enum").isArray() && !json.path("enum").isEmpty()) {
            return words.oneOf(json.path("enum"));
        }
        return switch (schema.type()) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "boolean" -> Json.array().add(words.yes()).get(0);
            case "integer", "number" -> number(json, schema.type().equals("integer"));
            case "null" -> Json.array().addNull().get(0);
            default -> Json.string(SchemaText.fitting(words.text(name), json));
        };
    }

    private ObjectNode object(Schema schema, int depth) {
        Set<String> required = new HashSet<>();
        schema.json().path("required").forEach(name -> required.add(name.asString("")));
        boolean withOptional = depth < MAX_DEPTH && values < MAX_VALUES;
        ObjectNode object = Json.object();
        schema.json().path("properties").properties().forEach(field -> {
            if (withOptional || required.contains(field.getKey())) {
                Schema inner = schema.inner(field.getValue());
                object.set(field.getKey(), value(field.getKey(), inner, depth + 1));
            }
        });
        for (String name : required) {
            if (!object.has(name)) {
                object.put(name, words.text(name));
            }
        }
        return object;
    }

    private ArrayNode array(Schema schema, int depth) {
        JsonNode json = schema.json();
        int least = json.path("minItems").asInt(0);
        int most = Math.max(least, json.path("maxItems").asInt(DEFAULT_MAX_ITEMS));
        ArrayNode array = Json.array();
        for (JsonNode item : json.path("prefixItems")) {
            array.add(value("item", schema.inner(item), depth + 1));
        }
        Schema items = schema.inner(json.path("items"));
        if (items.isPlainText()) {
            words.texts(Math.clamp(words.count(), least, most) - array.size()).forEach(array::add);
        } else if (array.isEmpty() && most > 0 && depth < MAX_DEPTH && values < MAX_VALUES) {
            array.add(value("item", items, depth + 1));
        }
        while (array.size() < least && values < MAX_VALUES) {
            array.add(value("item", items, depth + 1));
        }
        return array;
    }

    /** The smallest that is allowed; where there is no such, what is nearest to nothing. */
    private static JsonNode number(JsonNode schema, boolean isInteger) {
        BigDecimal step = schema.path("multipleOf").asDecimal(BigDecimal.ZERO).abs();
        boolean inSteps = step.signum() > 0;
        BigDecimal unit = inSteps ? step : isInteger ? BigDecimal.ONE : new BigDecimal("0.001");
        BigDecimal number = isInteger || inSteps ? BigDecimal.ZERO : new BigDecimal("0.5");
        if (schema.path("minimum").isNumber()) {
            number = schema.path("minimum").asDecimal();
        } else if (schema.path("exclusiveMinimum").isNumber()) {
            number = schema.path("exclusiveMinimum").asDecimal().add(unit);
        } else if (schema.path("maximum").isNumber()) {
            number = number.min(schema.path("maximum").asDecimal());
        } else if (schema.path("exclusiveMaximum").isNumber()) {
            number = number.min(schema.path("exclusiveMaximum").asDecimal().subtract(unit));
        }
        boolean upwards = schema.has("minimum") || schema.has("exclusiveMinimum");
        var rounding = upwards ? RoundingMode.CEILING : RoundingMode.FLOOR;
        if (inSteps) {
            number = number.divide(step, 0, rounding).multiply(step);
        }
        if (!isInteger) {
            return Json.number(number);
        }
        BigInteger whole = number.setScale(0, rounding).toBigInteger();
        return Json.array().add(whole).get(0);
    }
}
