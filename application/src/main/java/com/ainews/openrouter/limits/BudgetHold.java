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
 * @param attempt which attempt that is, from one; less while nothing is sent that may be billed
 * @param purpose what the call is for, such as {@code summarization}
 * @param cost the most that it may cost
 * @param tokens the most that it may use, prompt and answer together
 * @param heldAt decides to which day, month and hour the call belongs
 * @param ownKey whether the user's own key is called with, or the service's
 * @param generationId OpenRouter's name for the call, once it is known
 * @param doubt what is known of its end; null while the call runs
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
        boolean ownKey,
        @Nullable String generationId,
        @Nullable CallDoubt doubt) {

    /** Whether something may have been sent that is billed. */
    public boolean wasSent() {
        return attempt > 0;
    }

    /** Whether the answer got to the caller, though its cost is not known. */
    public boolean isDelivered() {
        return doubt != null && doubt.delivered();
    }

    /** What the answer said that it used; null where that is not known. */
    public CallDoubt.@Nullable Use use() {
        return doubt == null ? null : doubt.use();
    }

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
                hold.ownKey(),
                hold.generationId(),
                CallDoubt.from(hold.doubt()));
    }
}
