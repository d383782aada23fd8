package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model must be able to do, and what matters most.
 *
 * @param answer how long the answer will be; null where the caller does not know
 * @param parameters request parameters, all of which it must support
 * @param inputModalities all of which it must take
 * @param minContext of the model, in tokens
 * @param maxCost what the call may be expected to cost at most
 * @param maxLatency what the whole answer may take at most, by what was timed; where that is only
 *     assumed to be longer it counts against a model
 * @param limit how many models are wanted
 * @param seed what chance is drawn from; null for a new one
 */
public record RecommendationRequest(
        Task task,
        TokenCount input,
        @Nullable TokenCount answer,
        Set<String> parameters,
        Set<String> inputModalities,
        long minContext,
        @Nullable Usd maxCost,
        @Nullable Duration maxLatency,
        Weights weights,
        int limit,
        @Nullable Long seed) {

    public RecommendationRequest {
        parameters = Set.copyOf(parameters);
        inputModalities = Set.copyOf(inputModalities);
    }

    /** One for what is in time, and the less the longer something takes beyond that. */
    BigDecimal punctuality(Duration latency) {
        return maxLatency == null || latency.compareTo(maxLatency) <= 0
                ? BigDecimal.ONE
                : BigDecimal.valueOf(maxLatency.toMillis())
                        .divide(BigDecimal.valueOf(latency.toMillis()), MathContext.DECIMAL64);
    }

    /** How long an answer of a model will be: some models say more than others. */
    public TokenCount expectedAnswer(OwnResults results) {
        return answer == null ? results.answer(task.answerTokens()) : answer;
    }
}
