package com.ainews.openrouter.completions.in.graphql;

import com.ainews.openrouter.completions.Caching;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.Violation;
import com.ainews.openrouter.shared.Violations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

    private static final String PARAMETERS = "parameters";

    /** What stands behind the first name of {@code provider.max_price} or {@code models[1]}. */
    private static final Pattern ROOT = Pattern.compile("[.\\[]");

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
                PARAMETERS,
                null,
                "must be an object");
        if (parameters instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                String name = String.valueOf(key);
                violations.require(
                        !body.containsKey(name) && !name.equals("stream"),
                        PARAMETERS + "." + name,
                        null,
                        "must not be here: it has a field of its own");
                body.put(name, value);
            });
        }
        violations.throwIfAny();
        return body;
    }

    /** The same problem, with fields named as they are here. */
    ProblemException inItsWords(ProblemException problem) {
        return problem.violations().isEmpty()
                ? problem
                : ProblemException.invalid(problem.violations().stream()
                        .map(one -> isAmongParameters(one.field())
                                ? new Violation(
                                        PARAMETERS + "." + one.field(), one.value(), one.rule())
                                : one)
                        .toList());
    }

    private boolean isAmongParameters(String field) {
        return parameters instanceof Map<?, ?> map
                && map.containsKey(ROOT.splitAsStream(field).findFirst().orElse(field));
    }

    private static void put(
            Map<String, @Nullable Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
