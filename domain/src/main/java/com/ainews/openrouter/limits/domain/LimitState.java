package com.ainews.openrouter.limits.domain;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands with one limit.
 *
 * @param limit null where there is none
 * @param settled used in the window by calls that have ended, in the kind's unit
 * @param held for calls under way
 * @param resetsAt the first instant at which some of it comes back; for a calendar window all of it
 */
public record LimitState(
        Scope scope,
        LimitKind kind,
        @Nullable BigDecimal limit,
        BigDecimal settled,
        BigDecimal held,
        Instant resetsAt) {

    /** What can still be asked for; null where there is no limit, never below zero. */
    public @Nullable BigDecimal left() {
        return limit == null ? null : limit.subtract(settled).subtract(held).max(BigDecimal.ZERO);
    }

    public boolean isWithinLimit() {
        return limit == null || settled.add(held).compareTo(limit) <= 0;
    }

    /** Whether so much would fit if the calls under way gave back all that is held for them. */
    public boolean mayFitOnceReleased(BigDecimal asked) {
        return limit == null || settled.add(asked).compareTo(limit) <= 0;
    }
}
