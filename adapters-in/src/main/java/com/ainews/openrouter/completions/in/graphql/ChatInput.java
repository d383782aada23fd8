package com.ainews.openrouter.completions.in.graphql;

import com.ainews.openrouter.completions.Caching;
import com.ainews.openrouter.shared.Violations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A chat request as GraphQL takes it. */
record ChatInput(
        @Nullable String model,
        @Nullable List<String> models,
        List<Object> messages,
        @Nullable Integer maxTokens,
        @Nullable BigDecimal temperature,
        @Nullable CacheInput cache,
        @Nullable Object parameters) {

    /** Whether an earlier answer will do. */
    record CacheInput(@Nullable Boolean enabled, @Nullable Integer ttlSeconds) {}

    /** What it says of the response cache. */
    Caching caching() {
        if (cache == null) {
            return Caching.AS_PREFERRED;
        }
        Integer ttl = cache.ttlSeconds;
        new Violations()
                .requireBetween(
                        "cache.ttl_seconds",
                        ttl == null ? 1 : ttl,
                        1,
                        Caching.LONGEST_TTL.toSeconds())
                .throwIfAny();
        return new Caching(cache.enabled, ttl == null ? null : Duration.ofSeconds(ttl));
    }

    /** The same in OpenRouter's form. */
    Map<String, @Nullable Object> toBody() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        put(body, "model", model);
        put(body, "models", models);
        body.put("messages", messages);
        put(body, "max_tokens", maxTokens);
        put(body, "temperature", temperature);
        var violations = new Violations();
        violations.require(
                parameters == null || parameters instanceof Map,
                "parameters",
                null,
                "must be an object");
        if (parameters instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                String name = String.valueOf(key);
                violations.require(
                        !body.containsKey(name) && !name.equals("stream"),
                        "parameters." + name,
                        null,
                        "must not be here: it has a field of its own");
                body.put(name, value);
            });
        }
        violations.throwIfAny();
        return body;
    }

    private static void put(
            Map<String, @Nullable Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
