package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.OldHolds;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** Finds all holds that are not ended. */
@Service
public class FindHeld {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final OldHolds holds;

    public FindHeld(OldHolds holds) {
        this.holds = holds;
    }

    /** Those whose lease ends first, so many at most. */
    public List<BudgetHold> find(int limit) {
        return holds.overdue(END_OF_TIME, limit).stream().map(BudgetHold::from).toList();
    }
}
