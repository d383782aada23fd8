package com.ainews.openrouter.catalog.domain;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A part of each day by UTC's clock, which may go past midnight.
 *
 * @param start inclusive, as a clock number: 1030 is half past ten
 * @param end exclusive; where it is before the start, it is on the next day
 */
public record UtcHours(int start, int end) {

    private static final int HOUR = 100;
    private static final int MINUTES = 60;
    private static final int END_OF_DAY = 2400;

    /** Whether it is a time by the clock; the end of the day is one too. */
    public static boolean isClock(long number) {
        return number >= 0 && number <= END_OF_DAY && number % HOUR < MINUTES;
    }

    public boolean contains(Instant at) {
        OffsetDateTime utc = at.atOffset(ZoneOffset.UTC);
        int now = utc.getHour() * HOUR + utc.getMinute();
        return start <= end ? now >= start && now < end : now >= start || now < end;
    }
}
