package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.domain.LedgerEntry;

import java.time.Duration;

/**
 * A call that was sent has ended and stands in the ledger.
 *
 * @param outcome 'completed', 'failed' or 'lost'
 */
public record CallSettled(
        ModelId model,
        String purpose,
        String outcome,
        Usd cost,
        TokenCount promptTokens,
        TokenCount completionTokens,
        Duration latency) {

    static CallSettled from(LedgerEntry entry) {
        return new CallSettled(
                entry.model(),
                entry.purpose(),
                entry.outcome().storedName(),
                entry.cost(),
                entry.promptTokens(),
                entry.completionTokens(),
                entry.latency());
    }
}
