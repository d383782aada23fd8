package com.ainews.openrouter.usage.domain;

import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

/**
 * Sums over ledger entries.
 *
 * @param requests calls that were sent, whatever came of them
 * @param failed those of them that did not complete
 */
public record UsageTotals(
        long requests,
        long failed,
        TokenCount promptTokens,
        TokenCount completionTokens,
        Usd cost) {

    public static final UsageTotals NOTHING =
            new UsageTotals(0, 0, TokenCount.ZERO, TokenCount.ZERO, Usd.ZERO);

    public UsageTotals plus(UsageTotals other) {
        return new UsageTotals(
                requests + other.requests,
                failed + other.failed,
                promptTokens.plus(other.promptTokens),
                completionTokens.plus(other.completionTokens),
                cost.plus(other.cost));
    }
}
