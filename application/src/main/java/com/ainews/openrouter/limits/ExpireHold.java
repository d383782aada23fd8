package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.port.Budgets;
import java.time.InstantSource;
import java.util.List;
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
        var used = new Budgets.Ended(hold.id(), Demand.ofCall(hold.cost(), hold.tokens()));
        return !budgets.end(List.of(used), HoldState.EXPIRED, clock.instant()).isEmpty();
    }
}
