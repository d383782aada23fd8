package com.ainews.sandbox;

import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code /models} and what is below it. */
final class ModelsApi {

    private static final String ENDPOINTS = "/endpoints";

    private final SandboxCatalogue catalogue;

    ModelsApi(SandboxCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    void list(Exchange exchange) throws IOException {
        exchange.answer(200, catalogue.list(), Map.of());
    }

    void count(Exchange exchange) throws IOException {
        ObjectNode root = Json.object();
        root.putObject("data").put("count", catalogue.size());
        exchange.answer(root);
    }

    void one(Exchange exchange, String id) throws IOException, ApiError {
        exchange.answer(Json.object().set("data", SandboxCatalogue.json(find(id))));
    }

    /** One endpoint for each model: the sandbox itself. */
    void endpoints(Exchange exchange, String idAndSuffix) throws IOException, ApiError {
        if (!idAndSuffix.endsWith(ENDPOINTS)) {
            throw new ApiError(404, "not_found", "No such address");
        }
        SandboxModel model =
                find(idAndSuffix.substring(0, idAndSuffix.length() - ENDPOINTS.length()));
        ObjectNode root = Json.object();
        ObjectNode json = SandboxCatalogue.json(model);
        ObjectNode data = root.putObject("data");
        for (String field : new String[] {"id", "name", "created", "description", "architecture"}) {
            data.set(field, json.get(field));
        }
        ObjectNode endpoint = data.putArray("endpoints").addObject();
        endpoint.put("name", ChatAnswer.PROVIDER + " | " + model.id());
        endpoint.put("model_id", model.id());
        endpoint.put("model_name", model.name());
        endpoint.put("provider_name", ChatAnswer.PROVIDER);
        endpoint.put("tag", "sandbox");
        endpoint.put("context_length", model.contextLength());
        endpoint.put("max_completion_tokens", model.maxCompletionTokens());
        endpoint.putNull("max_prompt_tokens");
        endpoint.put("quantization", "unknown");
        endpoint.put("status", 0);
        endpoint.put("uptime_last_30m", 100);
        endpoint.put("supports_implicit_caching", false);
        endpoint.set("pricing", json.get("pricing"));
        endpoint.set("supported_parameters", json.get("supported_parameters"));
        exchange.answer(root);
    }

    private SandboxModel find(String id) throws ApiError {
        return catalogue
                .find(id)
                .orElseThrow(() -> new ApiError(404, "not_found", "Model " + id + " not found"));
    }
}
