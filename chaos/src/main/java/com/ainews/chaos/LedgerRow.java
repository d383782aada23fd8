package com.ainews.chaos;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the service's ledger.
 *
 * @param generationId the answer that it accounts for; null where nobody saw one
 * @param source how the cost is known, such as {@code reported} or {@code estimated}
 */
record LedgerRow(
        UUID user,
        UUID request,
        @Nullable String generationId,
        String outcome,
        String source,
        BigDecimal held,
        BigDecimal cost,
        long tokens,
        Instant heldAt) {

    boolean isEstimated() {
        return source.equals("estimated");
    }

    /** Calls that failed for sure stand in the ledger too, and cost nothing. */
    boolean isUnbilled() {
        return generationId == null && cost.signum() == 0;
    }

    boolean isOverrun() {
        return cost.compareTo(held) > 0;
    }
}
