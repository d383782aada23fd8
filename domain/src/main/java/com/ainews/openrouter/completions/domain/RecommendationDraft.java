package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.Violations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a model as it arrives, not yet known to be valid; null where something was not said.
 *
 * @param maxCost in US dollars
 */
public record RecommendationDraft(
        @Nullable String task,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        List<String> supportedParameters,
        List<String> inputModalities,
        @Nullable Long minContext,
        @Nullable BigDecimal maxCost,
        @Nullable Long maxLatencyMs,
        @Nullable BigDecimal qualityWeight,
        @Nullable BigDecimal costWeight,
        @Nullable BigDecimal speedWeight,
        @Nullable Integer limit,
        @Nullable Long seed) {

    /** So large that JavaScript still reads every seed as it is. */
    public static final long MAX_SEED = (1L << 53) - 1;

    private static final long DEFAULT_INPUT_TOKENS = 1_000;
    private static final long MAX_TOKENS = 100_000_000;
    private static final BigDecimal MAX_COST = BigDecimal.valueOf(1_000_000);
    private static final long MAX_LATENCY_MS = Duration.ofHours(1).toMillis();
    private static final BigDecimal MAX_WEIGHT = BigDecimal.valueOf(100);
    private static final int DEFAULT_LIMIT = 5;
    private static final int MAX_WORDS = 20;

    public RecommendationDraft {
        supportedParameters = List.copyOf(supportedParameters);
        inputModalities = List.copyOf(inputModalities);
    }

    /**
     * The request, with what was not said filled in.
     *
     * @param words what a model can be asked for
     * @param violations what is wrong with it already; the rest is added
     * @throws com.ainews.openrouter.shared.ProblemException {@code validation_failed}
     */
    public RecommendationRequest toRequest(Vocabulary words, Violations violations) {
        BigDecimal quality = Objects.requireNonNullElse(qualityWeight, Weights.USUAL.quality());
        BigDecimal cost = Objects.requireNonNullElse(costWeight, Weights.USUAL.cost());
        BigDecimal speed = Objects.requireNonNullElse(speedWeight, Weights.USUAL.speed());
        validate(words, violations);
        violations.require(
                quality.signum() != 0 || cost.signum() != 0 || speed.signum() != 0,
                "quality_weight",
                quality,
                "must not be zero where cost_weight and speed_weight are");
        violations.throwIfAny();
        return new RecommendationRequest(
                Task.ofWireName(Objects.requireNonNull(task)).orElseThrow(),
                TokenCount.of(Objects.requireNonNullElse(inputTokens, DEFAULT_INPUT_TOKENS)),
                outputTokens == null ? null : TokenCount.of(outputTokens),
                Set.copyOf(supportedParameters),
                Set.copyOf(inputModalities),
                Objects.requireNonNullElse(minContext, 0L),
                maxCost == null ? null : new Usd(maxCost),
                maxLatencyMs == null ? null : Duration.ofMillis(maxLatencyMs),
                Weights.of(quality, cost, speed),
                Objects.requireNonNullElse(limit, DEFAULT_LIMIT),
                seed);
    }

    private void validate(Vocabulary words, Violations violations) {
        violations
                .require(
                        task != null && Task.ofWireName(task).isPresent(),
                        "task",
                        task,
                        "must be one of " + Task.wireNames())
                .requireBetween("max_cost", maxCost, BigDecimal.ZERO, MAX_COST)
                .requireBetween("quality_weight", qualityWeight, BigDecimal.ZERO, MAX_WEIGHT)
                .requireBetween("cost_weight", costWeight, BigDecimal.ZERO, MAX_WEIGHT)
                .requireBetween("speed_weight", speedWeight, BigDecimal.ZERO, MAX_WEIGHT);
        requireWhole(violations, "input_tokens", inputTokens, 0, MAX_TOKENS);
        requireWhole(violations, "output_tokens", outputTokens, 1, MAX_TOKENS);
        requireWhole(violations, "min_context", minContext, 0, MAX_TOKENS);
        requireWhole(violations, "max_latency_ms", maxLatencyMs, 1, MAX_LATENCY_MS);
        requireWhole(
                violations,
                "limit",
                limit == null ? null : limit.longValue(),
                1,
                ModelRanking.CONTENDERS);
        requireWhole(violations, "seed", seed, 0, MAX_SEED);
        requireWords(violations, "supported_parameters", supportedParameters, words.parameters());
        requireWords(violations, "input_modalities", inputModalities, words.inputModalities());
    }

    private static void requireWhole(
            Violations violations, String field, @Nullable Long value, long least, long most) {
        if (value != null) {
            violations.requireBetween(field, value, least, most);
        }
    }

    private static void requireWords(
            Violations violations, String field, List<String> words, Set<String> known) {
        violations.require(
                words.size() <= MAX_WORDS,
                field,
                words,
                "must have at most %d entries".formatted(MAX_WORDS));
        words.stream()
                .limit(MAX_WORDS)
                .forEach(word -> violations.require(
                        known.contains(word),
                        field,
                        word,
                        "must be one of " + String.join(", ", new TreeSet<>(known))));
    }
}
