package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.port.Budgets;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Ends a hold whose lease ran out. The call may have been billed and nobody knows, so all that was
 * held counts as used, unless the answer said what it used: the user's limit is kept even then.
 */
@Service
public class ExpireHold {

    private final Budgets budgets;
    private final BudgetLine line;
    private final RunningHolds running;
    private final InstantSource clock;

    ExpireHold(Budgets budgets, BudgetLine line, RunningHolds running, InstantSource clock) {
        this.budgets = budgets;
        this.line = line;
        this.running = running;
        this.clock = clock;
    }

    /**
     * Takes part in the transaction around it.
     *
     * @return whether this ended it; false where it had ended before
     */
    public boolean expire(BudgetHold hold) {
        running.end(hold.id());
        CallDoubt.Use use = hold.use();
        Demand demand = use == null
                ? Demand.ofCall(hold.cost(), hold.tokens())
                : Demand.ofCall(use.computedCost(), use.tokens());
        var used = new Budgets.Ended(hold.id(), demand);
        boolean ended =
                !budgets.end(List.of(used), HoldState.EXPIRED, clock.instant()).isEmpty();
        line.callEnded(hold.payer());
        return ended;
    }
}
