package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Sets money and quota aside for a call, before anything is sent. */
@Service
public class ReserveBudget {

    private final Admissions admissions;
    private final BudgetLine line;
    private final Replica replica;
    private final Ids ids;
    private final InstantSource clock;

    ReserveBudget(
            Admissions admissions, BudgetLine line, Replica replica, Ids ids, InstantSource clock) {
        this.admissions = admissions;
        this.line = line;
        this.replica = replica;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Atomic over all limits of all scopes: all of it is held or none. A hold must be settled or
     * released; if that never happens it expires with its lease and counts as spent. What is
     * reserved at the same time is written together.
     *
     * @param patience how long to wait where calls under way hold what is needed; null for not at
     *     all. Calls of one user that wait do so in the order in which they came
     * @return refused with {@code budget_exhausted}, {@code budget_held} or {@code
     *     rate_limit_exceeded}, saying which limit of whom, what is left and when it resets
     */
    public Admission reserve(
            Reservation asked, CallSettings.Limits own, @Nullable Patience patience) {
        Admission admission = admit(asked, UserLimits.of(own), patience);
        if (admission instanceof Admission.Refused refused) {
            admissions.refused(refused.problem().type());
        }
        return admission;
    }

    private Admission admit(Reservation asked, Limits limits, @Nullable Patience patience) {
        UserId user = asked.payer().user();
        if (patience == null) {
            return attempt(asked, limits).admission();
        }
        if (!line.isWaitedIn(user)) {
            Attempt first = attempt(asked, limits);
            if (!first.isWorthWaiting()) {
                return first.admission();
            }
        }
        return line.tryInTurn(
                user,
                patience,
                () -> attempt(asked, limits).unlessWorthWaiting(),
                () -> attempt(asked, limits).admission());
    }

    /** What one try gave, and whether another may give more once calls under way have ended. */
    private record Attempt(Admission admission, boolean isWorthWaiting) {

        @Nullable
        Admission unlessWorthWaiting() {
            return isWorthWaiting ? null : admission;
        }
    }

    private Attempt attempt(Reservation asked, Limits own) {
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
        return switch (admissions.place(new Budgets.Asked(hold, own))) {
            case Verdict.Granted _ ->
                new Attempt(new Admission.Granted(BudgetHold.from(hold)), false);
            case Verdict.Denied denied ->
                new Attempt(
                        new Admission.Refused(
                                Refusal.problem(hold.demand(), denied, now), Refusal.room(denied)),
                        Refusal.endsWhenCallsEnd(hold.demand(), denied));
        };
    }
}
