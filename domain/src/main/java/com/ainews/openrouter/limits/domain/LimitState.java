package com.ainews.openrouter.limits.domain;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a user stands with one limit.
 *
 * @param limit null where there is none
 * @param spent settled in the window, in the kind's unit
 * @param held for calls under way
 * @param resetsAt the first instant at which some of it comes back; for a calendar window all of it
 */
public record LimitState(
        LimitKind kind,
        @Nullable BigDecimal limit,
        BigDecimal spent,
        BigDecimal held,
        Instant resetsAt) {

    /** What can still be asked for; null where there is no limit, never below zero. */
    public @Nullable BigDecimal left() {
        return limit == null ? null : limit.subtract(spent).subtract(held).max(BigDecimal.ZERO);
    }

    public boolean isWithinLimit() {
        return limit == null || spent.add(held).compareTo(limit) <= 0;
    }
}
