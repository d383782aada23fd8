package com.ainews.openrouter.limits;

import org.junit.jupiter.api.Nested;

class InMemoryBudgetsTest {

    @Nested
    class Placing extends PlacingContract {
        Placing() {
            super(stores());
        }
    }

    @Nested
    class Ending extends EndingContract {
        Ending() {
            super(stores());
        }
    }

    @Nested
    class LeftHolds extends LeftHoldsContract {
        LeftHolds() {
            super(stores());
        }
    }

    private static BudgetStores stores() {
        var budgets = new InMemoryBudgets();
        return new BudgetStores(budgets, budgets, budgets, budgets, budgets);
    }
}
