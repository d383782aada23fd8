package com.ainews.openrouter.limits.port;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.shared.HoldId;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What everybody has spent and what is held, over all windows. For any number of callers at the same
 * time, on any number of replicas, settled and held together never exceed a limit that stood when
 * the hold was placed.
 */
public interface Budgets {

    /**
     * A hold to place.
     *
     * @param own the limits that the user has set; those that administrators have set apply besides
     */
    record Asked(Hold hold, Limits own) {}

    /** How a hold ends, and what was really used. */
    record Ended(HoldId hold, Demand used) {}

    /**
     * Places each hold on all of its scopes and kinds at once, or not at all; in this order, so that
     * an earlier one may leave too little for a later one. Repeats safely.
     *
     * @return a verdict for each, in their order
     */
    List<Verdict> place(List<Asked> asked);

    /**
     * Ends holds, and counts what was really used in the windows in which they were held. Takes part
     * in the transaction around it.
     *
     * @param end not {@link HoldState#HELD}
     * @return those that this ended, without any that had ended before or never was
     */
    Set<HoldId> end(List<Ended> ended, HoldState end, Instant now);

    /** What is settled and held in each bucket that counts at an instant, the oldest first. */
    SequencedMap<Instant, BigDecimal> used(Scope scope, LimitKind kind, Instant now);

    /** Where a scope stands with limits, for every kind. */
    List<LimitState> read(Scope scope, Limits limits, Instant now);
}
