package com.ainews.openrouter.limits.out.jooq;

import com.ainews.openrouter.limits.BudgetsProperties;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.limits.port.ScopeLimits;
import com.ainews.openrouter.testing.MigratedDatabase;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class JooqBudgetsPropertiesTest extends BudgetsProperties {

    @Override
    protected Budgets budgets() {
        return new JooqBudgets(MigratedDatabase.dsl());
    }

    @Override
    protected ScopeLimits scopeLimits() {
        return new JooqScopeLimits(MigratedDatabase.dsl());
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void everySequenceAddsUpAndStaysWithinItsLimits(@ForAll("actions") List<Action> actions) {
        agreesWithAListOfAllCalls(actions);
    }
}
