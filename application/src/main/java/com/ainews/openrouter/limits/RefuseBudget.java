package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.port.Budgets;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Refuses a call, and finds out when it would fit. */
@Service
class RefuseBudget {

    private final Budgets budgets;

    RefuseBudget(Budgets budgets) {
        this.budgets = budgets;
    }

    Admission refuse(Demand asked, Verdict.Denied denied, Instant now) {
        LimitState worst = Refusal.worst(asked, denied);
        return new Admission.Refused(Refusal.problem(asked, worst, fitsAt(asked, worst, now), now));
    }

    private Instant fitsAt(Demand asked, LimitState worst, Instant now) {
        if (!worst.kind().isRate() || Refusal.waitingHelps(asked, worst)) {
            return worst.resetsAt();
        }
        return worst.fitsAt(asked.of(worst.kind()), budgets.used(worst.scope(), worst.kind(), now));
    }
}
