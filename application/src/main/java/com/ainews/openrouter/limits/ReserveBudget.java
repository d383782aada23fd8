package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Meter;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Sets money and quota aside for a call, before anything is sent. */
@Service
public class ReserveBudget {

    /** What is left may change between two of them; more would be a race. */
    private static final int MOST_AT_ONCE = 3;

    private final Admissions admissions;
    private final RefuseBudget refuse;
    private final BudgetLine line;
    private final Replica replica;
    private final Ids ids;
    private final InstantSource clock;

    ReserveBudget(
            Admissions admissions,
            RefuseBudget refuse,
            BudgetLine line,
            Replica replica,
            Ids ids,
            InstantSource clock) {
        this.admissions = admissions;
        this.refuse = refuse;
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
     * <p>Where there is too little left for all of it, less is tried, as far as the call can do with
     * less. Where calls under way hold what is missing this waits, in turn with those who wait for
     * the same limits; nobody who comes later takes the last of what those wait for.
     *
     * @param patience how long to wait
     * @return refused with {@code budget_exhausted}, {@code budget_held} or {@code
     *     rate_limit_exceeded}, saying which limit of whom, what is left and when it resets; or with
     *     {@code client_left} where the client went away while the call waited
     */
    public Admission reserve(BudgetRequest request, CallSettings.Limits own, Patience patience) {
        Reservation asked = request.inFull();
        Limits limits = UserLimits.of(own);
        var asker =
                new BudgetLine.Asker(asked.payer().user(), asked.priority(), asks(asked), patience);
        Admission admission =
                line.inTurn(asker, mayTakeLess -> attempt(request, limits, mayTakeLess), states -> {
                    var denied = new Verdict.Denied(states);
                    return refuse.refuse(needed(request, denied), denied, clock.instant());
                });
        if (admission instanceof Admission.Refused refused) {
            admissions.refused(refused.problem().type());
        }
        return admission;
    }

    /** What it would take from others who wait: of what it asks nothing of it takes nothing. */
    private static Map<Meter, BigDecimal> asks(Reservation asked) {
        Demand demand = demand(asked);
        Map<Meter, BigDecimal> asks = new HashMap<>();
        for (Scope scope : Scope.of(asked.payer())) {
            for (LimitKind kind : LimitKind.values()) {
                if (demand.of(kind).signum() > 0) {
                    asks.put(new Meter(scope, kind), demand.of(kind));
                }
            }
        }
        return asks;
    }

    private BudgetLine.Try attempt(BudgetRequest request, Limits own, boolean mayTakeLess) {
        Hold hold = hold(request.inFull());
        Verdict first = admissions.place(new Budgets.Asked(hold, own));
        Verdict last = first;
        for (int tries = 1; mayTakeLess && tries < MOST_AT_ONCE; tries++) {
            Optional<Reservation> less = last instanceof Verdict.Denied denied
                    ? less(request, denied)
                    : Optional.empty();
            if (less.isEmpty()) {
                break;
            }
            hold = hold(less.get());
            last = admissions.place(new Budgets.Asked(hold, own));
        }
        if (last instanceof Verdict.Denied && first instanceof Verdict.Denied denied) {
            Demand needed = needed(request, denied);
            return new BudgetLine.Try(
                    refuse.refuse(needed, denied, clock.instant()),
                    worthWaitingFor(needed, denied));
        }
        return new BudgetLine.Try(new Admission.Granted(BudgetHold.from(hold)), List.of());
    }

    private Hold hold(Reservation asked) {
        Instant now = clock.instant();
        return new Hold(
                new HoldId(ids.next()),
                asked.payer(),
                asked.request(),
                replica.id(),
                asked.model(),
                1,
                asked.purpose(),
                demand(asked),
                now,
                now.plus(asked.lease()),
                asked.ownKey(),
                null,
                null);
    }

    private static Optional<Reservation> less(BudgetRequest request, Verdict.Denied denied) {
        return Optional.ofNullable(Refusal.room(denied)).flatMap(request::within);
    }

    /**
     * All that the call asks for; or as much as it could do with once calls under way have ended, where
     * that fits then and all of it does not.
     */
    private static Demand needed(BudgetRequest request, Verdict.Denied denied) {
        Demand all = demand(request.inFull());
        if (Refusal.endsWhenCallsEnd(all, denied)) {
            return all;
        }
        return less(request, denied.onceReleased())
                .map(ReserveBudget::demand)
                .filter(some -> Refusal.endsWhenCallsEnd(some, denied))
                .orElse(all);
    }

    /** All that stands against the call, if nothing but calls under way does. */
    private static List<LimitState> worthWaitingFor(Demand asked, Verdict.Denied denied) {
        return Refusal.endsWhenCallsEnd(asked, denied) ? denied.broken() : List.of();
    }

    private static Demand demand(Reservation asked) {
        return Demand.ofCall(asked.cost().roundedUp(), asked.tokens());
    }
}
