package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.DoubtfulHolds;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Service;

/** Hands out holds whose cost is worth asking OpenRouter for, each to one replica at a time. */
@Service
public class TakeDoubtfulHolds {

    private final DoubtfulHolds holds;
    private final InstantSource clock;

    public TakeDoubtfulHolds(DoubtfulHolds holds, InstantSource clock) {
        this.holds = holds;
        this.clock = clock;
    }

    /** So many at most. One that is not settled then is handed out again, ever less often. */
    public List<BudgetHold> take(int limit) {
        return holds.takeDue(clock.instant(), limit).stream()
                .map(BudgetHold::from)
                .toList();
    }
}
