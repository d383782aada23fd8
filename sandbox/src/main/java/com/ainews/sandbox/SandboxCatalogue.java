package com.ainews.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The models that the sandbox offers, from a table of facts. */
final class SandboxCatalogue {

    private static final String TABLE = "models.tsv";

    private final Map<String, SandboxModel> models = new LinkedHashMap<>();
    private final byte[] list;

    SandboxCatalogue() {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SandboxCatalogue.class.getResourceAsStream(TABLE)),
                StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("id\t"))
                    .map(SandboxCatalogue::parse)
                    .forEach(model -> models.put(model.id(), model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ArrayNode data = Json.array();
        models.values().forEach(model -> data.add(json(model)));
        list = Json.bytes(Json.object().set("data", data));
    }

    /** The body of {@code GET /models}. */
    byte[] list() {
        return list;
    }

    int size() {
        return models.size();
    }

    Optional<SandboxModel> find(String id) {
        return Optional.ofNullable(models.get(id));
    }

    private static SandboxModel parse(String line) {
        String[] cell = line.split("\t", -1);
        Map<String, String> prices = new LinkedHashMap<>();
        for (String price : list(cell[11])) {
            int equals = price.indexOf('=');
            prices.put(price.substring(0, equals), price.substring(equals + 1));
        }
        return new SandboxModel(
                cell[0],
                cell[1],
                cell[2],
                Long.parseLong(cell[3]),
                Long.parseLong(cell[4]),
                cell[5].isEmpty() ? null : Long.valueOf(cell[5]),
                cell[6].equals("yes"),
                cell[7],
                list(cell[8]),
                list(cell[9]),
                list(cell[10]),
                prices,
                emptyAsNull(cell[12]));
    }

    private static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(","));
    }

    private static @Nullable String emptyAsNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    /** A model in OpenRouter's shape. */
    static ObjectNode json(SandboxModel model) {
        ObjectNode json = Json.object();
        json.put("id", model.id());
        json.put("canonical_slug", model.canonicalSlug());
        json.put("hugging_face_id", (String) null);
        json.put("name", model.name());
        json.put("created", model.created());
        json.put("description", "Simulated by the sandbox.");
        json.put("context_length", model.contextLength());
        ObjectNode architecture = json.putObject("architecture");
        architecture.put(
                "modality",
                String.join("+", model.input()) + "->" + String.join("+", model.output()));
        architecture.set("input_modalities", Json.strings(model.input()));
        architecture.set("output_modalities", Json.strings(model.output()));
        architecture.put("tokenizer", model.tokenizer());
        architecture.put("instruct_type", (String) null);
        ObjectNode pricing = json.putObject("pricing");
        model.prices().forEach(pricing::put);
        ObjectNode provider = json.putObject("top_provider");
        provider.put("context_length", model.contextLength());
        provider.put("max_completion_tokens", model.maxCompletionTokens());
        provider.put("is_moderated", model.moderated());
        json.putNull("per_request_limits");
        json.set("supported_parameters", Json.strings(model.parameters()));
        json.putNull("supported_voices");
        json.putObject("default_parameters");
        json.put("knowledge_cutoff", (String) null);
        json.put("expiration_date", model.expires());
        json.putObject("links")
                .put("details", "/api/v1/models/" + model.canonicalSlug() + "/endpoints");
        return json;
    }
}
