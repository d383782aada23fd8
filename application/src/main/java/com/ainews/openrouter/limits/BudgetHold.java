package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is set aside for one call.
 *
 * @param model the model of the attempt that was begun last
 * @param attempt which attempt that is, from one
 * @param purpose what the call is for, such as {@code summarization}
 * @param cost the most that it may cost
 * @param tokens the most that it may use, prompt and answer together
 * @param heldAt decides to which day, month and hour the call belongs
 * @param generationId OpenRouter's name for the call, where its end is in doubt
 */
public record BudgetHold(
        HoldId id,
        Payer payer,
        RequestId request,
        ModelId model,
        int attempt,
        String purpose,
        Usd cost,
        TokenCount tokens,
        Instant heldAt,
        @Nullable String generationId) {

    static BudgetHold from(Hold hold) {
        return new BudgetHold(
                hold.id(),
                hold.payer(),
                hold.request(),
                hold.model(),
                hold.attempt(),
                hold.purpose(),
                hold.demand().cost(),
                hold.demand().tokens(),
                hold.heldAt(),
                hold.generationId());
    }
}
