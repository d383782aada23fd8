package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

import java.time.Duration;

/**
 * A call that was sent has ended and stands in the ledger.
 *
 * @param outcome {@code completed} or {@code failed}
 */
public record CallSettled(
        ModelId model,
        String purpose,
        String outcome,
        Usd cost,
        TokenCount promptTokens,
        TokenCount completionTokens,
        Duration latency) {}
