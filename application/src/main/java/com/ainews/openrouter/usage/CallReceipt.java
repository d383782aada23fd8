package com.ainews.openrouter.usage;

import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.CostSource;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call that was sent and has ended.
 *
 * @param model the model that answered, or the last one tried
 * @param outcome whether there was an answer; most calls without one are not billed
 * @param reportedCost what OpenRouter said that it cost in US dollars, verbatim
 * @param computedCost what tokens and listed prices give
 * @param source how the cost is known
 * @param timeToFirstToken until the answer began to arrive; null where it did not
 * @param attempts calls that were sent until this one ended, itself included
 */
public record CallReceipt(
        BudgetHold hold,
        ModelId model,
        @Nullable String provider,
        @Nullable String generationId,
        CallOutcome outcome,
        TokenCount promptTokens,
        TokenCount completionTokens,
        @Nullable BigDecimal reportedCost,
        Usd computedCost,
        CostSource source,
        Duration latency,
        @Nullable Duration timeToFirstToken,
        int attempts) {

    /** The receipt of a call that was answered; what was not reported is taken as computed. */
    public static CallReceipt completed(
            BudgetHold hold,
            ModelId model,
            @Nullable String provider,
            @Nullable String generationId,
            TokenCount promptTokens,
            TokenCount completionTokens,
            @Nullable BigDecimal reportedCost,
            Usd computedCost,
            Duration latency,
            Duration timeToFirstToken,
            int attempts) {
        return new CallReceipt(
                hold,
                model,
                provider,
                generationId,
                CallOutcome.COMPLETED,
                promptTokens,
                completionTokens,
                reportedCost,
                computedCost,
                reportedCost == null ? CostSource.ESTIMATED : CostSource.REPORTED,
                latency,
                timeToFirstToken,
                attempts);
    }

    /**
     * The receipt of an answer that was given before, and now again without a call.
     *
     * @param generationId of the call that was paid for
     */
    public static CallReceipt cached(
            BudgetHold hold,
            ModelId model,
            @Nullable String provider,
            String generationId,
            Duration latency) {
        return new CallReceipt(
                hold,
                model,
                provider,
                generationId,
                CallOutcome.COMPLETED,
                TokenCount.ZERO,
                TokenCount.ZERO,
                BigDecimal.ZERO,
                Usd.ZERO,
                CostSource.CACHED,
                latency,
                null,
                0);
    }

    /** The receipt of a call that failed without being billed. */
    public static CallReceipt unbilled(
            BudgetHold hold, ModelId model, Duration latency, int attempts) {
        return new CallReceipt(
                hold,
                model,
                null,
                null,
                CallOutcome.FAILED,
                TokenCount.ZERO,
                TokenCount.ZERO,
                null,
                Usd.ZERO,
                // That such a call is not billed is as certain as a reported cost.
                CostSource.REPORTED,
                latency,
                null,
                attempts);
    }

    /** What the user is charged: what was reported, else what was computed. */
    public Usd cost() {
        return reportedCost == null ? computedCost : new Usd(reportedCost);
    }
}
