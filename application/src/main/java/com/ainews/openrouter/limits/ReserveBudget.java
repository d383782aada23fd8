package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.Ids;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Sets money and quota aside for a call, before anything is sent. */
@Service
public class ReserveBudget {

    private final Budgets budgets;
    private final Ids ids;
    private final InstantSource clock;

    public ReserveBudget(Budgets budgets, Ids ids, InstantSource clock) {
        this.budgets = budgets;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Atomic over all limits: all of it is held or none. The hold must be settled or released; if
     * that never happens it expires with its lease and counts as spent.
     *
     * @throws com.ainews.openrouter.shared.ProblemException {@code budget_exhausted} or {@code
     *     rate_limit_exceeded}, saying which limit, what is left and when it resets
     */
    public BudgetHold reserve(Reservation asked, CallSettings.Limits limits) {
        Instant now = clock.instant();
        var hold = new Hold(
                new HoldId(ids.next()),
                asked.user(),
                asked.request(),
                asked.model(),
                asked.purpose(),
                Demand.ofCall(asked.cost().roundedUp(), asked.tokens()),
                now,
                now.plus(asked.lease()));
        return switch (budgets.place(hold, UserLimits.byKind(limits))) {
            case Verdict.Granted _ -> BudgetHold.from(hold);
            case Verdict.Denied denied -> throw Refusal.of(hold.demand(), denied, now);
        };
    }
}
