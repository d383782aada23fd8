package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.limits.port.OldHolds;

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
}
