package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Window;

import java.time.Instant;

/**
 * The oldest buckets that still count.
 *
 * @param day of costs by day
 * @param month of costs by month
 * @param hour of requests and tokens by hour
 */
public record MeterWindows(Instant day, Instant month, Instant hour) {

    /** At an instant. */
    public static MeterWindows at(Instant now) {
        return new MeterWindows(
                Window.DAY.startAt(now),
                Window.MONTH.startAt(now),
                Window.ROLLING_HOUR.startAt(now));
    }

    public Instant oldest() {
        return month.isBefore(hour) ? month : hour;
    }
}
