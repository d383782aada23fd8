package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.DoubtfulHolds;
import java.time.Instant;
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

    /**
     * So many at most, those of replicas that are gone among them. One that is not settled then is
     * handed out again, ever less often.
     */
    public List<BudgetHold> take(int limit) {
        Instant now = clock.instant();
        holds.doubtThoseOfUnseen(now.minus(RenewReplica.GONE_AFTER), now);
        return holds.takeDue(now, limit).stream().map(BudgetHold::from).toList();
    }
}
