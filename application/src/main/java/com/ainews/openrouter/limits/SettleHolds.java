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
    private final InstantSource clock;

    public SettleHolds(Budgets budgets, InstantSource clock) {
        this.budgets = budgets;
        this.clock = clock;
    }

    /**
     * Takes part in the transaction around it. Settling twice changes nothing.
     *
     * @return those that this settled, without any that had ended before
     */
    public Set<HoldId> settle(List<UsedBudget> used) {
        List<Budgets.Ended> ended = used.stream()
                .map(call -> new Budgets.Ended(
                        call.hold(), Demand.ofCall(call.cost(), call.tokens())))
                .toList();
        return budgets.end(ended, HoldState.SETTLED, clock.instant());
    }
}
