package com.ainews.openrouter.completions.in;

import com.ainews.openrouter.completions.domain.Recommendation;
import com.ainews.openrouter.completions.domain.Recommendations;
import com.ainews.openrouter.completions.domain.Unfit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recommended models as both doors show them, best first.
 *
 * @param seed with it, and while nothing else changes, the answer is the same
 * @param considered how many models there were
 */
public record RecommendationsAnswer(
        String task,
        long seed,
        int considered,
        List<LeftOut> leftOut,
        List<RecommendedModel> models) {

    /** How many models were out of the question, by the first reason that was found. */
    public record LeftOut(String reason, int models) {}

    /**
     * One of them.
     *
     * @param score from 0 to 1; decides the rank, and chance plays its part in it
     * @param expectedScore the same without chance
     * @param expectedCost of this call, in US dollars
     * @param expectedLatencyMs until the whole answer is there
     * @param expectedSuccess the share of calls that is expected to succeed
     * @param calls how many calls here that rests on
     * @param benchmark the index of the task; null where the model was not measured
     */
    public record RecommendedModel(
            String model,
            BigDecimal score,
            BigDecimal expectedScore,
            BigDecimal expectedCost,
            long expectedLatencyMs,
            BigDecimal expectedSuccess,
            long calls,
            @Nullable BigDecimal benchmark,
            List<String> reasons) {

        static RecommendedModel from(Recommendation recommended) {
            return new RecommendedModel(
                    recommended.model().value(),
                    recommended.score(),
                    recommended.expectedScore(),
                    recommended.expectedCost().amount(),
                    recommended.expectedLatency().toMillis(),
                    recommended.expectedSuccess(),
                    recommended.calls(),
                    recommended.benchmark(),
                    recommended.reasons());
        }
    }

    /** The answer of both doors. */
    public static RecommendationsAnswer from(Recommendations recommendations) {
        return new RecommendationsAnswer(
                recommendations.task().wireName(),
                recommendations.seed(),
                recommendations.considered(),
                Arrays.stream(Unfit.values())
                        .filter(recommendations.leftOut()::containsKey)
                        .map(unfit -> new LeftOut(
                                unfit.wireName(), recommendations.leftOut().getOrDefault(unfit, 0)))
                        .toList(),
                recommendations.models().stream().map(RecommendedModel::from).toList());
    }
}
