package com.ainews.openrouter.limits;

import com.ainews.batching.NaturalBatches;
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

    /** How many holds are written by one statement. */
    private static final int MAX_BATCH = 256;

    private final NaturalBatches<Budgets.Asked, Verdict> batches;
    private final Releases releases;
    private final Replica replica;
    private final Ids ids;
    private final InstantSource clock;

    ReserveBudget(
            Budgets budgets, Releases releases, Replica replica, Ids ids, InstantSource clock) {
        this.batches = new NaturalBatches<>(MAX_BATCH, budgets::place);
        this.releases = releases;
        this.replica = replica;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Atomic over all limits of all scopes: all of it is held or none. A hold must be settled or
     * released; if that never happens it expires with its lease and counts as spent. What is
     * reserved at the same time is written together.
     *
     * @return refused with {@code budget_exhausted}, {@code budget_held} or {@code
     *     rate_limit_exceeded}, saying which limit of whom, what is left and when it resets
     */
    public Admission reserve(Reservation asked, CallSettings.Limits own) {
        Instant now = clock.instant();
        var hold = new Hold(
                new HoldId(ids.next()),
                asked.payer(),
                asked.request(),
                replica.id(),
                asked.model(),
                1,
                asked.purpose(),
                Demand.ofCall(asked.cost().roundedUp(), asked.tokens()),
                now,
                now.plus(asked.lease()),
                null);
        return switch (place(new Budgets.Asked(hold, UserLimits.of(own)))) {
            case Verdict.Granted _ -> new Admission.Granted(BudgetHold.from(hold));
            case Verdict.Denied denied ->
                new Admission.Refused(
                        Refusal.problem(hold.demand(), denied, now), Refusal.room(denied));
        };
    }

    private Verdict place(Budgets.Asked asked) {
        try {
            return batches.submit(asked);
        } catch (RuntimeException e) {
            // It may have been placed, though nobody will use it.
            releases.release(asked.hold().id());
            throw e;
        }
    }
}
