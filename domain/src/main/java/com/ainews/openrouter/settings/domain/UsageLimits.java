package com.ainews.openrouter.settings.domain;

import com.ainews.openrouter.shared.Usd;

import org.jspecify.annotations.Nullable;

/**
 * The limits that a user sets; null is no limit.
 *
 * @param dailyCostLimit for a calendar day in UTC
 * @param monthlyCostLimit for a calendar month in UTC
 * @param requestsPerHour for any 60 minutes
 * @param tokensPerHour prompt and completion together, for any 60 minutes
 */
public record UsageLimits(
        @Nullable Usd dailyCostLimit,
        @Nullable Usd monthlyCostLimit,
        @Nullable Long requestsPerHour,
        @Nullable Long tokensPerHour) {

    public static final UsageLimits NONE = new UsageLimits(null, null, null, null);
}
