package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.port.Budgets;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/**
 * Ends a hold whose lease ran out. The call may have been billed and nobody knows, so all that was
 * held counts as used: the user's limit is kept even then.
 */
@Service
public class ExpireHold {

    private final Budgets budgets;
    private final InstantSource clock;

    public ExpireHold(Budgets budgets, InstantSource clock) {
        this.budgets = budgets;
        this.clock = clock;
    }

    /**
     * Takes part in the transaction around it.
     *
     * @return whether this ended it; false where it had ended before
     */
    public boolean expire(BudgetHold hold) {
        return budgets.end(
                hold.id(),
                HoldState.EXPIRED,
                Demand.ofCall(hold.cost(), hold.tokens()),
                clock.instant());
    }
}
