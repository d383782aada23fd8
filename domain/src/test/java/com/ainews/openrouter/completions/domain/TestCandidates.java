package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Candidates and requests in which only some things matter. */
final class TestCandidates {

    private TestCandidates() {}

    static Candidate candidate(
            String id, @Nullable String benchmark, String cost, OwnResults results) {
        return new Candidate(
                new ModelId(id),
                128_000,
                100_000,
                Set.of("tools"),
                Set.of("text"),
                benchmark == null ? null : new BigDecimal(benchmark),
                Usd.of(cost),
                results);
    }

    static OwnResults results(long calls, long completed, long latencyMs) {
        return new OwnResults(
                calls,
                completed,
                Usd.of("0.001"),
                Duration.ofMillis(latencyMs),
                Duration.ofMillis(latencyMs / 4),
                TokenCount.of(300));
    }

    static RecommendationRequest request(Weights weights) {
        return new RecommendationRequest(
                Task.SUMMARIZATION,
                TokenCount.of(1_000),
                null,
                Set.of(),
                Set.of(),
                0,
                null,
                null,
                weights,
                ModelRanking.CONTENDERS,
                null);
    }

    static RecommendationRequest request() {
        return request(weights("0.5", "0.3", "0.2"));
    }

    static Weights weights(String quality, String cost, String speed) {
        return Weights.of(new BigDecimal(quality), new BigDecimal(cost), new BigDecimal(speed));
    }

    static List<String> ids(Recommendations recommendations) {
        return recommendations.models().stream()
                .map(recommendation -> recommendation.model().value())
                .toList();
    }
}
