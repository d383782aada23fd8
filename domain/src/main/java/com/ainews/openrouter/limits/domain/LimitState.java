package com.ainews.openrouter.limits.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands with one limit.
 *
 * @param limit null where there is none
 * @param settled used in the window by calls that have ended, in the kind's unit
 * @param held for calls under way, and for those of which nobody knows how they ended
 * @param lost what of that is held for calls whose cost nobody will learn: it will count as spent
 * @param resetsAt the first instant at which some of it comes back; for a calendar window all of it
 */
public record LimitState(
        Scope scope,
        LimitKind kind,
        @Nullable BigDecimal limit,
        BigDecimal settled,
        BigDecimal held,
        BigDecimal lost,
        Instant resetsAt) {

    /** What can still be asked for; null where there is no limit, never below zero. */
    public @Nullable BigDecimal left() {
        return limit == null ? null : limit.subtract(settled).subtract(held).max(BigDecimal.ZERO);
    }

    public boolean isWithinLimit() {
        return limit == null || settled.add(held).compareTo(limit) <= 0;
    }

    /**
     * How it would stand if the calls under way gave back all that is held for them. Lost ones give
     * back nothing, and none gives back its request: one that was made counts.
     */
    public LimitState onceReleased() {
        return kind.unit() == LimitKind.Unit.REQUESTS
                ? this
                : new LimitState(scope, kind, limit, settled, lost, lost, resetsAt);
    }

    /** Whether so much would fit once the calls under way have ended. */
    public boolean mayFitOnceReleased(BigDecimal asked) {
        LimitState released = onceReleased();
        return limit == null
                || released.settled.add(released.held).add(asked).compareTo(limit) <= 0;
    }

    /** Whether so much fits in no window, whatever is used. */
    public boolean neverFits(BigDecimal asked) {
        return limit != null && asked.compareTo(limit) > 0;
    }

    /**
     * When so much fits, as far as that is known now: when enough of what is used has left the window.
     *
     * @param used what is settled and held, by bucket, the oldest first
     */
    public Instant fitsAt(BigDecimal asked, SequencedMap<Instant, BigDecimal> used) {
        Instant at = resetsAt;
        BigDecimal tooMuch =
                limit == null ? BigDecimal.ZERO : settled.add(held).add(asked).subtract(limit);
        for (Map.Entry<Instant, BigDecimal> bucket : used.entrySet()) {
            if (tooMuch.signum() <= 0) {
                break;
            }
            tooMuch = tooMuch.subtract(bucket.getValue());
            at = kind.window().endOf(bucket.getKey());
        }
        return at;
    }
}
