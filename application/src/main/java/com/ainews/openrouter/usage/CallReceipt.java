package com.ainews.openrouter.usage;

import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call that was sent and has ended.
 *
 * @param model the model that answered, or the last one tried
 * @param completed whether there was an answer; a call without one is not billed
 * @param reportedCost what OpenRouter said that it cost in US dollars, verbatim
 * @param computedCost what tokens and listed prices give
 * @param attempts calls that were sent until this one ended, itself included
 */
public record CallReceipt(
        BudgetHold hold,
        ModelId model,
        @Nullable String provider,
        @Nullable String generationId,
        boolean completed,
        TokenCount promptTokens,
        TokenCount completionTokens,
        @Nullable BigDecimal reportedCost,
        Usd computedCost,
        Duration latency,
        int attempts) {

    /** The receipt of a call that failed without being billed. */
    public static CallReceipt unbilled(
            BudgetHold hold, ModelId model, Duration latency, int attempts) {
        return new CallReceipt(
                hold,
                model,
                null,
                null,
                false,
                TokenCount.ZERO,
                TokenCount.ZERO,
                null,
                Usd.ZERO,
                latency,
                attempts);
    }

    /** What the user is charged: what was reported, else what was computed. */
    public Usd cost() {
        return reportedCost == null ? computedCost : new Usd(reportedCost);
    }
}
