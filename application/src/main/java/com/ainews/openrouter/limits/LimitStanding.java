package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.LimitState;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands with one limit, and who set it.
 *
 * @param own what the user has set; null where that is nothing, or where it is not a user
 * @param cap what an administrator has set; the smaller of both counts
 */
public record LimitStanding(
        LimitState state,
        @Nullable BigDecimal own,
        @Nullable BigDecimal cap) {}
