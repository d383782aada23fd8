package com.ainews.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints of a model in OpenRouter's shape. Their latency, throughput and uptime are made up,
 * and always the same.
 */
final class EndpointJson {

    private static final String SECOND_PROVIDER = "Sandbox Two";

    /** Whose models two providers offer. */
    private static final Set<String> OFFERED_TWICE =
            Set.of("anthropic", "google", "meta-llama", "mistralai", "deepseek", "qwen");

    private EndpointJson() {}

    /**
     * All endpoints of a model.
     *
     * @param withSpeed whether to tell latency and throughput, which is for those who have a key
     */
    static ArrayNode of(SandboxModel model, boolean withSpeed) {
        String author = model.id().substring(0, model.id().indexOf('/'));
        boolean twice = OFFERED_TWICE.contains(author) && !model.id().endsWith(":free");
        ArrayNode endpoints = Json.array();
        for (String provider : twice
                ? List.of(ChatAnswer.PROVIDER, SECOND_PROVIDER)
                : List.of(ChatAnswer.PROVIDER)) {
            endpoints.add(endpoint(model, provider, withSpeed));
        }
        return endpoints;
    }

    private static ObjectNode endpoint(SandboxModel model, String provider, boolean withSpeed) {
        ObjectNode json = ModelJson.of(model);
        ObjectNode endpoint = Json.object();
        endpoint.put("name", provider + " | " + model.id());
        endpoint.put("model_id", model.id());
        endpoint.put("model_name", model.name());
        endpoint.put("provider_name", provider);
        endpoint.put("tag", provider.toLowerCase(Locale.ROOT).replace(' ', '-'));
        endpoint.put("context_length", model.contextLength());
        endpoint.put("max_completion_tokens", model.maxCompletionTokens());
        endpoint.putNull("max_prompt_tokens");
        endpoint.put("quantization", "unknown");
        endpoint.put("status", 0);
        endpoint.put("supports_implicit_caching", false);
        endpoint.put("supports_voice_cloning", false);
        boolean tools = model.parameters().contains("tool_choice");
        ObjectNode choice = endpoint.putObject("supports_tool_choice");
        for (String value : List.of("auto", "function", "none", "required")) {
            choice.put(value, tools);
        }
        var random = new SplittableRandom((provider + model.id()).hashCode());
        uptime(endpoint, random);
        if (withSpeed) {
            speed(endpoint, random);
        } else {
            endpoint.putNull("latency_last_30m");
            endpoint.putNull("throughput_last_30m");
        }
        endpoint.set("pricing", json.get("pricing"));
        endpoint.set("supported_parameters", json.get("supported_parameters"));
        return endpoint;
    }

    private static void uptime(ObjectNode endpoint, SplittableRandom random) {
        for (String span : List.of("uptime_last_5m", "uptime_last_30m", "uptime_last_1d")) {
            endpoint.put(span, 100 - random.nextInt(3));
        }
    }

    /** Milliseconds to the first token, and tokens per second. */
    private static void speed(ObjectNode endpoint, SplittableRandom random) {
        int latency = random.nextInt(200, 1_200);
        percentiles(
                endpoint.putObject("latency_last_30m"),
                latency,
                latency * 13 / 10,
                latency * 18 / 10,
                latency * 4);
        int throughput = random.nextInt(30, 180);
        percentiles(
                endpoint.putObject("throughput_last_30m"),
                throughput,
                throughput * 8 / 10,
                throughput * 6 / 10,
                throughput * 3 / 10);
    }

    private static void percentiles(ObjectNode json, int p50, int p75, int p90, int p99) {
        json.put("p50", p50).put("p75", p75).put("p90", p90).put("p99", p99);
    }
}
