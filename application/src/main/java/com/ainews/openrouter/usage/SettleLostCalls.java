package com.ainews.openrouter.usage;

import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.limits.FindOverdueHolds;
import com.ainews.openrouter.limits.ReleaseUnsent;
import com.ainews.openrouter.shared.HoldId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Accounts for calls whose end nobody saw: the process died, or no answer came. They count with what
 * their answer said that they used, else with all that was held, marked as an estimate; those that were
 * still waiting were not sent, and what was held for them is given back.
 */
@Service
public class SettleLostCalls {

    private static final Logger log = LoggerFactory.getLogger(SettleLostCalls.class);

    /** How many are looked for at once. */
    private static final int MAX_AT_ONCE = 500;

    /** How often that is done in one run; what is left then waits for the next one. */
    private static final int MAX_ROUNDS = 100;

    private final FindOverdueHolds findOverdueHolds;
    private final SettleLostCall settleLostCall;
    private final ReleaseUnsent releaseUnsent;

    SettleLostCalls(
            FindOverdueHolds findOverdueHolds,
            SettleLostCall settleLostCall,
            ReleaseUnsent releaseUnsent) {
        this.findOverdueHolds = findOverdueHolds;
        this.settleLostCall = settleLostCall;
        this.releaseUnsent = releaseUnsent;
    }

    /**
     * Goes on until nothing is overdue. A call that can't be settled does not keep the others from
     * it. Safe on several replicas at once: each call is settled by one of them.
     *
     * @return how many were settled here
     */
    public int settleAll() {
        Set<HoldId> failed = new HashSet<>();
        int settled = 0;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            // Those that failed are found again, and must not stand in the way of others.
            List<BudgetHold> overdue = findOverdueHolds.find(MAX_AT_ONCE + failed.size()).stream()
                    .filter(hold -> !failed.contains(hold.id()))
                    .toList();
            if (overdue.isEmpty()) {
                return settled;
            }
            for (BudgetHold hold : overdue) {
                settled += settle(hold, failed);
            }
        }
        return settled;
    }

    private void release(BudgetHold hold) {
        if (releaseUnsent.release(hold)) {
            log.warn(
                    "Call lost: request {} to {} waited at a replica that is gone; nothing was sent,"
                            + " and what was held is given back",
                    hold.request(),
                    hold.model());
        }
    }

    private int settle(BudgetHold hold, Set<HoldId> failed) {
        try {
            if (!hold.wasSent()) {
                release(hold);
                return 0;
            }
            if (!settleLostCall.settle(hold)) {
                return 0;
            }
            log.warn(
                    "Call lost: request {} to {} ended unseen; counted at {}",
                    hold.request(),
                    hold.model(),
                    hold.use() == null ? hold.cost() : hold.use().computedCost());
            return 1;
        } catch (RuntimeException e) {
            failed.add(hold.id());
            log.error(
                    "Hold {} is overdue and can't be ended; it is tried again: {}",
                    hold.id(),
                    e.toString());
            return 0;
        }
    }
}
