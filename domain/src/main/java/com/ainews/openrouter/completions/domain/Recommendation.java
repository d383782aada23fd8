package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model, and what speaks for and against it.
 *
 * @param score from zero to one, with a success rate that was drawn by chance; decides the rank
 * @param expectedScore the same with the expected success rate
 * @param expectedSuccess the share of calls that is expected to succeed
 * @param calls how many calls here that rests on
 * @param benchmark the index of the task; null where it was not measured
 * @param reasons in words, with their numbers
 */
public record Recommendation(
        ModelId model,
        BigDecimal score,
        BigDecimal expectedScore,
        Usd expectedCost,
        Duration expectedLatency,
        BigDecimal expectedSuccess,
        long calls,
        @Nullable BigDecimal benchmark,
        List<String> reasons) {

    public Recommendation {
        reasons = List.copyOf(reasons);
    }
}
