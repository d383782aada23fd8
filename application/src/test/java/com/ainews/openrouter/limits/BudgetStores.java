package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.limits.port.DoubtfulHolds;
import com.ainews.openrouter.limits.port.HoldAttempts;
import com.ainews.openrouter.limits.port.OldHolds;
import com.ainews.openrouter.limits.port.ScopeLimits;

/** All that is kept of budgets and holds, in memory or for real. */
public record BudgetStores(
        Budgets budgets,
        OldHolds oldHolds,
        HoldAttempts attempts,
        DoubtfulHolds doubtfulHolds,
        ScopeLimits scopeLimits) {}
