package com.ainews.chaos;

import com.ainews.sandbox.Bill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the service's ledger.
 *
 * @param scopes for whom it counts: the user, their access token, team and organisation
 * @param generationId the answer that it accounts for; null where nobody saw one
 * @param source how the cost is known, such as {@code reported} or {@code estimated}
 */
record LedgerRow(
        UUID user,
        Set<UUID> scopes,
        UUID request,
        @Nullable String generationId,
        String model,
        String source,
        BigDecimal held,
        BigDecimal cost,
        long tokens,
        Instant heldAt) {

    boolean isEstimated() {
        return source.equals("estimated");
    }

    boolean isReconciled() {
        return source.equals("reconciled");
    }

    /** Calls that failed for sure stand in the ledger too, and cost nothing. */
    boolean isUnbilled() {
        return generationId == null && cost.signum() == 0;
    }

    boolean isOverrun() {
        return cost.compareTo(held) > 0;
    }

    /** Whether it may stand for a charge whose generation nobody saw, and is no less than that. */
    boolean covers(Bill.Charge charge) {
        return generationId == null
                && !isUnbilled()
                && user.toString().equals(charge.user())
                && model.equals(charge.model())
                && !charge.at().isBefore(heldAt)
                && cost.compareTo(charge.cost()) >= 0;
    }
}
