package com.ainews.openrouter.usage;

import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.limits.TakeDoubtfulHolds;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.GenerationCost;
import com.ainews.openrouter.usage.port.Generations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Learns from OpenRouter what calls cost whose end was not seen, and settles them. What can't be
 * learned stays held until its lease has run out.
 */
@Service
public class ReconcileCalls {

    private static final Logger log = LoggerFactory.getLogger(ReconcileCalls.class);

    /** How many are taken at once; what is left waits for the next run. */
    private static final int MAX_AT_ONCE = 200;

    private static final int MAX_QUESTIONS_AT_ONCE = 8;

    private final TakeDoubtfulHolds takeDoubtfulHolds;
    private final CallKeys callKeys;
    private final Generations generations;
    private final SettleCall settleCall;
    private final InstantSource clock;

    ReconcileCalls(
            TakeDoubtfulHolds takeDoubtfulHolds,
            CallKeys callKeys,
            Generations generations,
            SettleCall settleCall,
            InstantSource clock) {
        this.takeDoubtfulHolds = takeDoubtfulHolds;
        this.callKeys = callKeys;
        this.generations = generations;
        this.settleCall = settleCall;
        this.clock = clock;
    }

    /**
     * Asks for those that are due. Safe on several replicas at once.
     *
     * @return how many were settled here
     */
    public int reconcile() {
        List<BudgetHold> due = takeDoubtfulHolds.take(MAX_AT_ONCE);
        if (due.isEmpty()) {
            return 0;
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(
                MAX_QUESTIONS_AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Boolean>> asked = due.stream()
                    .map(hold -> executor.submit(() -> reconcile(hold)))
                    .toList();
            executor.shutdown();
            return (int) asked.stream().filter(ReconcileCalls::settled).count();
        }
    }

    private static boolean settled(Future<Boolean> asked) {
        try {
            return asked.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            log.warn("A call could not be reconciled; it is tried again", e.getCause());
            return false;
        }
    }

    private boolean reconcile(BudgetHold hold) {
        String id = Objects.requireNonNull(hold.generationId());
        return callKeys.of(hold)
                .flatMap(key -> generations.find(key, id))
                .map(cost -> settleCall.settle(receipt(hold, id, cost)))
                .orElse(false);
    }

    /** A call whose answer nobody got has failed, whatever it cost. */
    private CallReceipt receipt(BudgetHold hold, String id, GenerationCost cost) {
        return new CallReceipt(
                hold,
                cost.model() == null ? hold.model() : cost.model(),
                cost.provider(),
                id,
                hold.isDelivered() ? CallOutcome.COMPLETED : CallOutcome.FAILED,
                cost.promptTokens(),
                cost.completionTokens(),
                cost.totalCost(),
                hold.use() == null ? hold.cost() : hold.use().computedCost(),
                CostSource.RECONCILED,
                Duration.between(hold.heldAt(), clock.instant()),
                null,
                hold.attempt());
    }
}
