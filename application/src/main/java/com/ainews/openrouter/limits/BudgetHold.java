package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;

import java.time.Instant;

/**
 * What is set aside for one call.
 *
 * @param purpose what the call is for, such as {@code summarization}
 * @param cost the most that it may cost
 * @param tokens the most that it may use, prompt and answer together
 * @param heldAt decides to which day, month and hour the call belongs
 */
public record BudgetHold(
        HoldId id,
        UserId user,
        RequestId request,
        ModelId model,
        String purpose,
        Usd cost,
        TokenCount tokens,
        Instant heldAt) {

    static BudgetHold from(Hold hold) {
        return new BudgetHold(
                hold.id(),
                hold.user(),
                hold.request(),
                hold.model(),
                hold.purpose(),
                hold.demand().cost(),
                hold.demand().tokens(),
                hold.heldAt());
    }
}
