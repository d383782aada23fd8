package com.ainews.openrouter.usage.domain;

import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger: a call that was sent, and what it cost. Never changed once written.
 *
 * @param hold the hold that it settled; unique
 * @param model the model that answered, or the last one tried
 * @param provider who served it, as the answer says; null where there was no answer
 * @param generationId OpenRouter's id of the answer
 * @param heldAt decides to which day, month and hour the call belongs
 * @param held what was set aside before the call
 * @param cost what the call is charged at
 * @param reportedCost what OpenRouter said, verbatim; null where it said nothing
 * @param computedCost what tokens and listed prices give
 * @param ownKey whether the user's own key was called with, or the service's
 * @param timeToFirstToken until the answer began to arrive; null where it did not
 * @param attempts calls that were sent until this one ended, itself included
 */
public record LedgerEntry(
        UUID id,
        HoldId hold,
        RequestId request,
        Payer payer,
        String purpose,
        ModelId model,
        @Nullable String provider,
        @Nullable String generationId,
        CallOutcome outcome,
        TokenCount promptTokens,
        TokenCount completionTokens,
        Usd held,
        Usd cost,
        @Nullable BigDecimal reportedCost,
        Usd computedCost,
        CostSource source,
        boolean ownKey,
        Duration latency,
        @Nullable Duration timeToFirstToken,
        int attempts,
        Instant heldAt,
        Instant settledAt) {

    public TokenCount tokens() {
        return promptTokens.plus(completionTokens);
    }

    /** What was charged beyond what was held; zero nearly always. */
    public Usd overrun() {
        return Usd.max(Usd.ZERO, cost.minus(held));
    }
}
