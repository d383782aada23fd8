package com.ainews.openrouter.usage.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The span that a usage report covers, always up to now. */
public enum UsagePeriod {
    /** Today in UTC, hour by hour. */
    DAILY(ChronoUnit.HOURS) {
        @Override
        public Instant startAt(Instant now) {
            return now.truncatedTo(ChronoUnit.DAYS);
        }
    },
    /** Today and the six days before it, day by day. */
    WEEKLY(ChronoUnit.DAYS) {
        @Override
        public Instant startAt(Instant now) {
            return now.truncatedTo(ChronoUnit.DAYS).minus(6, ChronoUnit.DAYS);
        }
    },
    /** This calendar month in UTC, day by day. */
    MONTHLY(ChronoUnit.DAYS) {
        @Override
        public Instant startAt(Instant now) {
            return now.atOffset(ZoneOffset.UTC)
                    .withDayOfMonth(1)
                    .truncatedTo(ChronoUnit.DAYS)
                    .toInstant();
        }
    };

    private final ChronoUnit step;

    UsagePeriod(ChronoUnit step) {
        this.step = step;
    }

    public abstract Instant startAt(Instant now);

    /** The width of one point of the series: hours or days. */
    public ChronoUnit step() {
        return step;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<UsagePeriod> ofWireName(String name) {
        return Arrays.stream(values()).filter(p -> p.wireName().equals(name)).findFirst();
    }
}
