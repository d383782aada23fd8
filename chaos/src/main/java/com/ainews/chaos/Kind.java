package com.ainews.chaos;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What is limited, counted here once more from the documentation: were it taken from the service,
 * both would share a mistake.
 */
enum Kind {
    DAILY_COST("daily_cost_limit"),
    MONTHLY_COST("monthly_cost_limit"),
    REQUESTS_PER_HOUR("requests_per_hour"),
    TOKENS_PER_HOUR("tokens_per_hour");

    private static final Duration HOUR = Duration.ofHours(1);

    private final String setting;

    Kind(String setting) {
        this.setting = setting;
    }

    /** Its name among the user's {@code usage_limits}. */
    String setting() {
        return setting;
    }

    /** Its name in the tables. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> ofStored(String name) {
        return Arrays.stream(values()).filter(k -> k.stored().equals(name)).findFirst();
    }

    /** The bucket in which a call that was held at some instant counts. */
    Instant bucketOf(Instant instant) {
        return switch (this) {
            case DAILY_COST -> instant.truncatedTo(ChronoUnit.DAYS);
            case MONTHLY_COST ->
                instant.atOffset(ZoneOffset.UTC)
                        .withDayOfMonth(1)
                        .truncatedTo(ChronoUnit.DAYS)
                        .toInstant();
            case REQUESTS_PER_HOUR, TOKENS_PER_HOUR -> instant.truncatedTo(ChronoUnit.MINUTES);
        };
    }

    /** The oldest bucket that counts at an instant. */
    Instant windowStart(Instant now) {
        return switch (this) {
            case DAILY_COST, MONTHLY_COST -> bucketOf(now);
            case REQUESTS_PER_HOUR, TOKENS_PER_HOUR -> bucketOf(now).minus(HOUR);
        };
    }

    /** How much of it a line of the ledger is. */
    BigDecimal of(LedgerRow row) {
        return switch (this) {
            case DAILY_COST, MONTHLY_COST -> row.cost();
            case REQUESTS_PER_HOUR -> BigDecimal.ONE;
            case TOKENS_PER_HOUR -> BigDecimal.valueOf(row.tokens());
        };
    }
}
