package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.shared.HoldId;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Ends the holds of calls that were sent, and counts what they really used. */
@Service
public class SettleHolds {

    private final Budgets budgets;
    private final BudgetLine line;
    private final RunningHolds running;
    private final InstantSource clock;

    SettleHolds(Budgets budgets, BudgetLine line, RunningHolds running, InstantSource clock) {
        this.budgets = budgets;
        this.line = line;
        this.running = running;
        this.clock = clock;
    }

    /**
     * Takes part in the transaction around it. Settling twice changes nothing.
     *
     * @return those that this settled, without any that had ended before
     */
    public Set<HoldId> settle(List<UsedBudget> used) {
        List<Budgets.Ended> ended = used.stream()
                .map(call ->
                        new Budgets.Ended(call.hold(), Demand.ofCall(call.cost(), call.tokens())))
                .toList();
        Set<HoldId> settled = budgets.end(ended, HoldState.SETTLED, clock.instant());
        // Whoever tries again now waits for the lock, and so for the end of this transaction.
        used.forEach(call -> {
            running.end(call.hold());
            line.callEnded(call.payer());
        });
        return settled;
    }
}
