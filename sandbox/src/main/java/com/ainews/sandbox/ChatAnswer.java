package com.ainews.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers in OpenRouter's shape. */
final class ChatAnswer {

    /** Stands in every answer, so that nobody takes it for a real one. */
    static final String PROVIDER = "Sandbox";

    private ChatAnswer() {}

    static ObjectNode whole(Generation generation, @Nullable Fault fault) {
        ObjectNode json =
                head(generation.id(), generation.model(), "chat.completion", generation.at());
        json.putNull("system_fingerprint");
        ArrayNode choices = json.putArray("choices");
        for (int i = 0; i < generation.extras().answers(); i++) {
            choice(choices.addObject().put("index", i), generation);
        }
        if (fault == null || !fault.hidesUsage()) {
            json.set("usage", usage(generation));
        }
        return json;
    }

    private static void choice(ObjectNode choice, Generation generation) {
        choice.put("finish_reason", generation.finishReason());
        choice.put("native_finish_reason", generation.nativeFinishReason());
        choice.putNull("logprobs");
        ObjectNode message = choice.putObject("message");
        message.put("role", "assistant");
        if (generation.toolCall() == null) {
            message.put("content", generation.content());
        } else {
            message.putNull("content");
            message.putArray("tool_calls").add(generation.toolCall().json());
        }
        message.putNull("refusal");
        message.putNull("reasoning");
        generation.extras().addReasoning(message);
        generation.extras().addImage(message);
    }

    static ObjectNode chunk(Draft draft) {
        return head(draft.id(), draft.model(), "chat.completion.chunk", draft.at());
    }

    private static ObjectNode head(String id, SandboxModel model, String object, Instant created) {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("provider", PROVIDER);
        json.put("model", model.id());
        json.put("object", object);
        json.put("created", created.getEpochSecond());
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
        usage.putObject("completion_tokens_details")
                .put("reasoning_tokens", generation.extras().reasoningTokens());
        ObjectNode details = usage.putObject("cost_details");
        details.putNull("upstream_inference_cost");
        details.put(
                "upstream_inference_prompt_cost",
                generation.model().promptCost(generation.promptTokens(), generation.at()));
        details.put(
                "upstream_inference_completions_cost",
                generation
                        .model()
                        .completionCost(
                                generation.promptTokens(),
                                generation.completionTokens(),
                                generation.at()));
        return usage;
    }

    /** Nothing, as from a model that warms up. */
    static ObjectNode empty(String id, SandboxModel model) {
        ObjectNode json = head(id, model, "chat.completion", Instant.now());
        json.putNull("system_fingerprint");
        ObjectNode choice = json.putArray("choices").addObject();
        choice.put("index", 0);
        choice.putNull("finish_reason");
        choice.putObject("message").put("role", "assistant").put("content", "");
        json.set("usage", noUsage());
        return json;
    }

    /** The chunk of an empty stream. */
    static ObjectNode emptyChunk(String id, SandboxModel model) {
        ObjectNode json = head(id, model, "chat.completion.chunk", Instant.now());
        ObjectNode choice = json.putArray("choices").addObject();
        choice.put("index", 0);
        choice.putNull("finish_reason");
        choice.putObject("delta").put("role", "assistant").put("content", "");
        json.set("usage", noUsage());
        return json;
    }

    private static ObjectNode noUsage() {
        return Json.object()
                .put("prompt_tokens", 0)
                .put("completion_tokens", 0)
                .put("total_tokens", 0);
    }
}
