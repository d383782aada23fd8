package com.ainews.sandbox;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/** Answers in OpenRouter's shape. */
final class ChatAnswer {

    /** Stands in every answer, so that nobody takes it for a real one. */
    static final String PROVIDER = "Sandbox";

    private ChatAnswer() {}

    static ObjectNode whole(Generation generation, @Nullable Fault fault) {
        ObjectNode json = head(generation, "chat.completion");
        ObjectNode choice = json.putArray("choices").addObject();
        choice.put("index", 0);
        choice.put("finish_reason", generation.finishReason());
        choice.put(
                "native_finish_reason",
                fault == Fault.NETWORK_ERROR_AS_STOP ? "network_error" : generation.finishReason());
        choice.putNull("logprobs");
        ObjectNode message = choice.putObject("message");
        message.put("role", "assistant");
        message.put("content", generation.content());
        message.putNull("refusal");
        message.putNull("reasoning");
        if (fault != Fault.NO_USAGE && fault != Fault.NETWORK_ERROR_AS_STOP) {
            json.set("usage", usage(generation));
        }
        return json;
    }

    static ObjectNode head(Generation generation, String object) {
        ObjectNode json = Json.object();
        json.put("id", generation.id());
        json.put("provider", PROVIDER);
        json.put("model", generation.model().id());
        json.put("object", object);
        json.put("created", generation.at().getEpochSecond());
        if (object.equals("chat.completion")) {
            json.putNull("system_fingerprint");
        }
        return json;
    }

    static ObjectNode usage(Generation generation) {
        ObjectNode usage = Json.object();
        usage.put("prompt_tokens", generation.promptTokens());
        usage.put("completion_tokens", generation.completionTokens());
        usage.put("total_tokens", generation.promptTokens() + generation.completionTokens());
        usage.put("cost", generation.cost());
        usage.put("is_byok", false);
        usage.putObject("prompt_tokens_details").put("cached_tokens", 0);
        usage.putObject("completion_tokens_details").put("reasoning_tokens", 0);
        ObjectNode details = usage.putObject("cost_details");
        details.putNull("upstream_inference_cost");
        details.put(
                "upstream_inference_prompt_cost",
                generation.model().cost(generation.promptTokens(), 0));
        details.put(
                "upstream_inference_completions_cost",
                generation.model().cost(0, generation.completionTokens()));
        return usage;
    }

    /** Nothing, as from a model that warms up. */
    static ObjectNode empty() {
        ObjectNode json = Json.object();
        json.put("id", "gen-empty");
        json.put("provider", PROVIDER);
        json.put("model", "sandbox/empty");
        json.put("object", "chat.completion");
        json.put("created", 0);
        json.putNull("system_fingerprint");
        ObjectNode choice = json.putArray("choices").addObject();
        choice.put("index", 0);
        choice.putNull("finish_reason");
        choice.putObject("message").put("role", "assistant").put("content", "");
        ObjectNode usage = json.putObject("usage");
        usage.put("prompt_tokens", 0).put("completion_tokens", 0).put("total_tokens", 0);
        return json;
    }
}
