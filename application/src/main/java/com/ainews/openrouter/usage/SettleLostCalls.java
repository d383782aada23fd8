package com.ainews.openrouter.usage;

import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.limits.FindOverdueHolds;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Accounts for calls whose end nobody saw: the process died, or no answer came. They count with all
 * that was held, marked as an estimate.
 */
@Service
public class SettleLostCalls {

    private static final Logger log = LoggerFactory.getLogger(SettleLostCalls.class);

    /** How many are taken at once; what is left waits for the next run. */
    public static final int MAX_AT_ONCE = 500;

    private final FindOverdueHolds findOverdueHolds;
    private final SettleLostCall settleLostCall;

    SettleLostCalls(FindOverdueHolds findOverdueHolds, SettleLostCall settleLostCall) {
        this.findOverdueHolds = findOverdueHolds;
        this.settleLostCall = settleLostCall;
    }

    /**
     * Safe on several replicas at once: each call is settled by one of them.
     *
     * @return how many were settled here
     */
    public int settleAll() {
        List<BudgetHold> overdue = findOverdueHolds.find(MAX_AT_ONCE);
        int settled = 0;
        for (BudgetHold hold : overdue) {
            if (settleLostCall.settle(hold)) {
                settled++;
                log.warn(
                        "Call lost: request {} to {} ended unseen; counted at the {} held for it",
                        hold.request(),
                        hold.model(),
                        hold.cost());
            }
        }
        return settled;
    }
}
