package com.ainews.openrouter.limits.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A span of time over which use is summed. It is counted in buckets: a calendar window is one
 * bucket, the rolling hour is made of buckets of a minute.
 */
public enum Window {
    /** A calendar day in UTC. */
    DAY {
        @Override
        public Instant bucketOf(Instant instant) {
            return instant.truncatedTo(ChronoUnit.DAYS);
        }

        @Override
        public Instant endOf(Instant bucket) {
            return bucket.plus(1, ChronoUnit.DAYS);
        }
    },
    /** A calendar month in UTC. */
    MONTH {
        @Override
        public Instant bucketOf(Instant instant) {
            return utc(instant).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS).toInstant();
        }

        @Override
        public Instant endOf(Instant bucket) {
            return utc(bucket).plusMonths(1).toInstant();
        }
    },
    /**
     * Any 60 minutes. A bucket counts for 61 minutes from its start, so that what happened in its
     * last second still counts a whole hour later.
     */
    ROLLING_HOUR {
        @Override
        public Instant bucketOf(Instant instant) {
            return instant.truncatedTo(ChronoUnit.MINUTES);
        }

        @Override
        public Instant startAt(Instant now) {
            return bucketOf(now).minus(HOUR);
        }

        @Override
        public Instant endOf(Instant bucket) {
            return bucket.plus(HOUR).plus(1, ChronoUnit.MINUTES);
        }
    };

    private static final Duration HOUR = Duration.ofHours(1);

    /** The start of the bucket in which an instant is counted. */
    public abstract Instant bucketOf(Instant instant);

    /** The oldest bucket that still counts at an instant. */
    public Instant startAt(Instant now) {
        return bucketOf(now);
    }

    /** How long it is: days of 24 hours, months as long as the present one. */
    public Duration lengthAt(Instant now) {
        return this == ROLLING_HOUR ? HOUR : Duration.between(bucketOf(now), endOf(bucketOf(now)));
    }

    /** The word for it on the wire. */
    public String wireName() {
        return this == ROLLING_HOUR ? "hour" : name().toLowerCase(Locale.ROOT);
    }

    /** The first instant at which a bucket no longer counts. */
    public abstract Instant endOf(Instant bucket);

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
