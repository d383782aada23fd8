package com.ainews.openrouter.limits.port;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.UserId;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What every user has spent and what is held, over all windows. For any number of callers at the
 * same time, on any number of replicas, settled and held together never exceed a limit that was
 * given when the hold was placed.
 */
public interface Budgets {

    /**
     * Holds a call's demand on all kinds at once, or nothing.
     *
     * @param limits by kind; a kind that is not there is counted but has no limit
     */
    Verdict place(Hold hold, Map<LimitKind, BigDecimal> limits);

    /**
     * Ends a hold, and counts what was really used in the windows in which it was held. Takes part
     * in the transaction around it.
     *
     * @param end not {@link HoldState#HELD}
     * @return whether this ended it; false where it had ended before, or never was
     */
    boolean end(HoldId hold, HoldState end, Demand used, Instant now);

    /** Where a user stands, for every kind. */
    List<LimitState> read(UserId user, Map<LimitKind, BigDecimal> limits, Instant now);
}
