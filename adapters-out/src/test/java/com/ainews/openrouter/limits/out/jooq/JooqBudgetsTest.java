package com.ainews.openrouter.limits.out.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.limits.BudgetsContract;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.limits.port.DoubtfulHolds;
import com.ainews.openrouter.limits.port.OldHolds;
import com.ainews.openrouter.limits.port.ScopeLimits;
import com.ainews.openrouter.testing.MigratedDatabase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JooqBudgetsTest extends BudgetsContract {

    private final JooqBudgets budgets = new JooqBudgets(MigratedDatabase.dsl());
    private final JooqOldHolds oldHolds = new JooqOldHolds(MigratedDatabase.dsl());

    @Override
    protected Budgets budgets() {
        return budgets;
    }

    @Override
    protected OldHolds oldHolds() {
        return oldHolds;
    }

    @Override
    protected DoubtfulHolds doubtfulHolds() {
        return new JooqDoubtfulHolds(MigratedDatabase.dsl());
    }

    @Override
    protected ScopeLimits scopeLimits() {
        return new JooqScopeLimits(MigratedDatabase.dsl());
    }

    @Test
    void grantsExactlyWhatFitsToManyCallersAtOnce() {
        Map<LimitKind, BigDecimal> limits = Map.of(LimitKind.DAILY_COST, usd("1"));
        List<CompletableFuture<Verdict>> running;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            running = IntStream.range(0, 64)
                    .mapToObj(_ -> hold("0.1", 10))
                    .map(hold -> CompletableFuture.supplyAsync(() -> place(hold, limits), executor))
                    .toList();
        }

        assertThat(running.stream().map(CompletableFuture::join))
                .filteredOn(Verdict.Granted.class::isInstance)
                .hasSize(10);
        assertThat(state(LimitKind.DAILY_COST, limits).held()).isEqualByComparingTo("1");
    }
}
