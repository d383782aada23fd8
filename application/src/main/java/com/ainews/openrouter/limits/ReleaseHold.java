package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.shared.HoldId;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Gives back all that is held for a call that was never sent. */
@Service
public class ReleaseHold {

    private final Budgets budgets;
    private final InstantSource clock;

    public ReleaseHold(Budgets budgets, InstantSource clock) {
        this.budgets = budgets;
        this.clock = clock;
    }

    /** Repeats safely. */
    public void release(HoldId hold) {
        budgets.end(hold, HoldState.RELEASED, Demand.NOTHING, clock.instant());
    }
}
