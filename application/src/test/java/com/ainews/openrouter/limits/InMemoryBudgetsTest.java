package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.limits.port.DoubtfulHolds;
import com.ainews.openrouter.limits.port.OldHolds;
import com.ainews.openrouter.limits.port.ScopeLimits;

class InMemoryBudgetsTest extends BudgetsContract {

    private final InMemoryBudgets budgets = new InMemoryBudgets();

    @Override
    protected Budgets budgets() {
        return budgets;
    }

    @Override
    protected OldHolds oldHolds() {
        return budgets;
    }

    @Override
    protected DoubtfulHolds doubtfulHolds() {
        return budgets;
    }

    @Override
    protected ScopeLimits scopeLimits() {
        return budgets;
    }
}
