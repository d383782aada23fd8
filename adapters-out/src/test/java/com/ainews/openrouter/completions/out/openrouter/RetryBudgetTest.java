package com.ainews.openrouter.completions.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private final RetryBudget budget = new RetryBudget();

    @Test
    void retriesAreAFifthOfAllCallsOnceTheSavedOnesAreSpent() {
        for (int call = 0; call < 1_000; call++) {
            budget.begin();
            budget.tryRetry();
            budget.tryRetry();
        }

        assertThat(budget.retries()).isBetween(200L, 200L + RetryBudget.MOST_SAVED);
        assertThat(budget.denied()).isEqualTo(2_000 - budget.retries());
        assertThat(budget.calls()).isEqualTo(1_000);
    }

    @Test
    void callsThatSucceedSaveNoMoreThanTheMost() {
        for (int call = 0; call < 1_000; call++) {
            budget.begin();
        }

        assertThat(budget.left()).isEqualTo(RetryBudget.MOST_SAVED);
    }
}
