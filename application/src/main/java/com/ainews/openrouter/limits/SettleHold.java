package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.shared.HoldId;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Ends the hold of a call that was sent, and counts what it really used. */
@Service
public class SettleHold {

    private final Budgets budgets;
    private final InstantSource clock;

    public SettleHold(Budgets budgets, InstantSource clock) {
        this.budgets = budgets;
        this.clock = clock;
    }

    /**
     * Takes part in the transaction around it. Settling twice changes nothing.
     *
     * @return whether this settled it; false where it had ended before
     */
    public boolean settle(HoldId hold, UsedBudget used) {
        return budgets.end(
                hold,
                HoldState.SETTLED,
                Demand.ofCall(used.cost(), used.tokens()),
                clock.instant());
    }
}
