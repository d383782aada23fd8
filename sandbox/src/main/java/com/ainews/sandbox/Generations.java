package com.ainews.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** Remembers the newest answers for {@code /generation}. */
final class Generations {

    /** Older ones are forgotten. */
    static final int MAX_REMEMBERED = 20_000;

    private final Duration delay;
    private final Map<String, Generation> remembered = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    Generations(Duration delay) {
        this.delay = delay;
    }

    void remember(Generation generation) {
        remembered.put(generation.id(), generation);
        order.add(generation.id());
        if (count.incrementAndGet() > MAX_REMEMBERED) {
            String oldest = order.poll();
            if (oldest != null) {
                remembered.remove(oldest);
                count.decrementAndGet();
            }
        }
    }

    /** Empty for the first moments, as at OpenRouter. */
    Optional<Generation> find(String id) {
        return Optional.ofNullable(remembered.get(id))
                .filter(generation -> !generation.endedAt().plus(delay).isAfter(Instant.now()));
    }

    /** The body of {@code GET /generation}. */
    static ObjectNode json(Generation generation) {
        ObjectNode root = Json.object();
        ObjectNode data = root.putObject("data");
        for (String unknown : UNKNOWN) {
            data.putNull(unknown);
        }
        data.put("id", generation.id());
        data.put("api_type", "completions");
        data.put("created_at", generation.at().toString());
        data.put("data_region", "global");
        data.put("cancelled", generation.cancelled());
        data.put("finish_reason", generation.finishReason());
        data.put("native_finish_reason", generation.nativeFinishReason());
        data.put("is_byok", false);
        data.put("model", generation.model().id());
        data.put("origin", "");
        data.put("provider_name", ChatAnswer.PROVIDER);
        data.put("streamed", generation.streamed());
        data.put(
                "generation_time",
                Duration.between(generation.at(), generation.endedAt()).toMillis());
        data.put("tokens_prompt", generation.promptTokens());
        data.put("tokens_completion", generation.completionTokens());
        data.put("native_tokens_prompt", generation.promptTokens());
        data.put("native_tokens_completion", generation.completionTokens());
        data.put("total_cost", generation.cost());
        data.put("usage", generation.cost());
        data.put("external_user", generation.user());
        return root;
    }

    /** What the sandbox does not know of an answer, but the shape demands. */
    private static final String[] UNKNOWN = {
        "app_id",
        "cache_discount",
        "http_referer",
        "latency",
        "moderation_latency",
        "native_tokens_cached",
        "native_tokens_completion_images",
        "native_tokens_reasoning",
        "num_fetches",
        "num_input_audio_prompt",
        "num_media_completion",
        "num_media_prompt",
        "num_search_results",
        "preset_id",
        "provider_responses",
        "router",
        "service_tier",
        "upstream_id",
        "upstream_inference_cost",
        "user_agent",
        "web_search_engine",
        "workspace_id"
    };
}
