package com.ainews.sandbox;

import java.math.BigDecimal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A model in OpenRouter's shape. */
final class ModelJson {

    private ModelJson() {}

    static ObjectNode of(SandboxModel model) {
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
        if (!model.overrides().isEmpty()) {
            ArrayNode overrides = pricing.putArray("overrides");
            model.overrides().forEach(override -> overrides.add(override.json()));
        }
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
        if (model.benchmarks() != null) {
            benchmarks(json.putObject("benchmarks"), model.benchmarks());
        }
        return json;
    }

    private static void benchmarks(ObjectNode json, SandboxModel.Benchmarks benchmarks) {
        json.putArray("design_arena");
        json.putObject("artificial_analysis")
                .put("intelligence_index", new BigDecimal(benchmarks.intelligence()))
                .put("coding_index", new BigDecimal(benchmarks.coding()))
                .put("agentic_index", new BigDecimal(benchmarks.agentic()));
    }
}
