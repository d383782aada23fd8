package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.limits.port.ScopeLimits;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class InMemoryBudgetsPropertiesTest extends BudgetsProperties {

    private final InMemoryBudgets budgets = new InMemoryBudgets();

    @Override
    protected Budgets budgets() {
        return budgets;
    }

    @Override
    protected ScopeLimits scopeLimits() {
        return budgets;
    }

    @Property(tries = 500)
    void everySequenceAddsUpAndStaysWithinItsLimits(@ForAll("actions") List<Action> actions) {
        agreesWithAListOfAllCalls(actions);
    }
}
