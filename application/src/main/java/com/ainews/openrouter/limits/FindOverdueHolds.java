package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.OldHolds;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Service;

/** Finds holds that nobody ended before their lease ran out. */
@Service
public class FindOverdueHolds {

    private final OldHolds oldHolds;
    private final InstantSource clock;

    public FindOverdueHolds(OldHolds oldHolds, InstantSource clock) {
        this.oldHolds = oldHolds;
        this.clock = clock;
    }

    /**
     * Lists them.
     *
     * @return oldest first, so many at most
     */
    public List<BudgetHold> find(int limit) {
        return oldHolds.overdue(clock.instant(), limit).stream()
                .map(BudgetHold::from)
                .toList();
    }
}
