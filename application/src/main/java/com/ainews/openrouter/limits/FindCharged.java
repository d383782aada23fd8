package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.OldHolds;
import com.ainews.openrouter.shared.UserId;
import java.util.List;
import org.springframework.stereotype.Service;

/** Finds holds of calls that were charged, as long as they are kept. */
@Service
public class FindCharged {

    private final OldHolds holds;

    FindCharged(OldHolds holds) {
        this.holds = holds;
    }

    /** Those of a user, the newest first, so many at most. */
    public List<BudgetHold> find(UserId user, int limit) {
        return holds.charged(user, limit).stream().map(BudgetHold::from).toList();
    }
}
