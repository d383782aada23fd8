package com.ainews.openrouter.usage.in;

import com.ainews.openrouter.usage.domain.LedgerEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call in the ledger, as both doors show it; amounts in US dollars.
 *
 * @param outcome 'completed', 'failed' or 'lost'
 * @param source {@code reported} by OpenRouter, {@code reconciled} with it later, {@code
 *     estimated}, or {@code cached} for an earlier answer that was given again
 * @param ownKey whether your own key was called with, or the service's
 * @param timeToFirstTokenMs null where no answer arrived
 */
public record LedgerLine(
        UUID id,
        UUID requestId,
        String purpose,
        String model,
        @Nullable String provider,
        @Nullable String generationId,
        String outcome,
        long promptTokens,
        long completionTokens,
        BigDecimal cost,
        @Nullable BigDecimal reportedCost,
        BigDecimal computedCost,
        String source,
        boolean ownKey,
        BigDecimal held,
        BigDecimal overrun,
        long latencyMs,
        @Nullable Long timeToFirstTokenMs,
        int attempts,
        Instant heldAt,
        Instant settledAt) {

    /** The line of both doors. */
    public static LedgerLine from(LedgerEntry entry) {
        return new LedgerLine(
                entry.id(),
                entry.request().value(),
                entry.purpose(),
                entry.model().value(),
                entry.provider(),
                entry.generationId(),
                entry.outcome().storedName(),
                entry.promptTokens().value(),
                entry.completionTokens().value(),
                entry.cost().amount(),
                entry.reportedCost(),
                entry.computedCost().amount(),
                entry.source().storedName(),
                entry.ownKey(),
                entry.held().amount(),
                entry.overrun().amount(),
                entry.latency().toMillis(),
                entry.timeToFirstToken() == null
                        ? null
                        : entry.timeToFirstToken().toMillis(),
                entry.attempts(),
                entry.heldAt(),
                entry.settledAt());
    }
}
