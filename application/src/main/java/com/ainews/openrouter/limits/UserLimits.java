package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user's own limits, by kind. */
final class UserLimits {

    private UserLimits() {}

    static Limits of(CallSettings.Limits limits) {
        Map<LimitKind, BigDecimal> byKind = new EnumMap<>(LimitKind.class);
        for (LimitKind kind : LimitKind.values()) {
            BigDecimal limit = switch (kind) {
                case DAILY_COST -> amount(limits.dailyCost());
                case MONTHLY_COST -> amount(limits.monthlyCost());
                case REQUESTS_PER_HOUR -> amount(limits.requestsPerHour());
                case TOKENS_PER_HOUR -> amount(limits.tokensPerHour());
            };
            if (limit != null) {
                byKind.put(kind, limit);
            }
        }
        return new Limits(byKind);
    }

    private static @Nullable BigDecimal amount(@Nullable Usd usd) {
        return usd == null ? null : usd.amount();
    }

    private static @Nullable BigDecimal amount(@Nullable Long count) {
        return count == null ? null : BigDecimal.valueOf(count);
    }
}
