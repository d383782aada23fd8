package com.ainews.openrouter.completions.in;

import com.ainews.openrouter.completions.domain.RecommendationDraft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** For what a model is wanted, on both doors; see {@link RecommendationDraft}. */
public record RecommendationsRequest(
        @Nullable String task,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable List<String> supportedParameters,
        @Nullable List<String> inputModalities,
        @Nullable Long minContext,
        @Nullable BigDecimal maxCost,
        @Nullable Long maxLatencyMs,
        @Nullable BigDecimal qualityWeight,
        @Nullable BigDecimal costWeight,
        @Nullable BigDecimal speedWeight,
        @Nullable Integer limit,
        @Nullable Long seed) {

    /** The wish that the use case takes. */
    public RecommendationDraft toDraft() {
        return new RecommendationDraft(
                task,
                inputTokens,
                outputTokens,
                Objects.requireNonNullElse(supportedParameters, List.of()),
                Objects.requireNonNullElse(inputModalities, List.of()),
                minContext,
                maxCost,
                maxLatencyMs,
                qualityWeight,
                costWeight,
                speedWeight,
                limit,
                seed);
    }
}
