package com.ainews.openrouter.usage.in.dropin;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.limits.Allowance;
import com.ainews.openrouter.usage.domain.Spending;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /key} says of the key that asks: here an access token of this service. All names
 * and what must be there are OpenRouter's.
 */
record KeyAnswer(Data data) {

    private static final BigDecimal NONE = BigDecimal.ZERO;
    private static final long NO_LIMIT = -1;

    /**
     * The key.
     *
     * @param limit the daily or monthly cost limit that leaves least; null where there is none
     * @param limitReset {@code daily} or {@code monthly}
     * @param rateLimit kept by OpenRouter for old clients
     */
    record Data(
            String label,
            @Nullable BigDecimal limit,
            @Nullable BigDecimal limitRemaining,
            @Nullable String limitReset,
            boolean includeByokInLimit,
            BigDecimal usage,
            BigDecimal usageDaily,
            BigDecimal usageWeekly,
            BigDecimal usageMonthly,
            BigDecimal byokUsage,
            BigDecimal byokUsageDaily,
            BigDecimal byokUsageWeekly,
            BigDecimal byokUsageMonthly,
            boolean isFreeTier,
            boolean isManagementKey,
            boolean isProvisioningKey,
            FreeRequests freeModelDailyRequests,
            List<String> allowedDataRegions,
            String creatorUserId,
            @Nullable String organizationId,
            @Nullable String workspaceId,
            @Nullable String expiresAt,
            RateLimit rateLimit) {}

    /** Requests to free models a day; -1 for no limit, as this service has none of that kind. */
    record FreeRequests(long limit, long remaining, long used) {}

    /** Requests in an interval; -1 for no limit. */
    record RateLimit(long requests, String interval, String note) {}

    /** What a caller's ledger and limits say, its access token's, team's and organisation's too. */
    static KeyAnswer of(Caller caller, Spending spending, Allowance allowance) {
        Allowance.Cost cost = allowance.cost();
        return new KeyAnswer(new Data(
                caller.name(),
                cost == null ? null : cost.limit().amount(),
                cost == null ? null : cost.left().amount(),
                cost == null ? null : cost.isDaily() ? "daily" : "monthly",
                false,
                spending.total().amount(),
                spending.day().amount(),
                spending.week().amount(),
                spending.month().amount(),
                NONE,
                NONE,
                NONE,
                NONE,
                false,
                false,
                false,
                new FreeRequests(NO_LIMIT, NO_LIMIT, 0),
                List.of("global"),
                caller.userId().toString(),
                caller.organization() == null ? null : caller.organization().toString(),
                null,
                null,
                new RateLimit(
                        Objects.requireNonNullElse(allowance.requestsPerHour(), NO_LIMIT),
                        "1h",
                        "Deprecated by OpenRouter.")));
    }
}
