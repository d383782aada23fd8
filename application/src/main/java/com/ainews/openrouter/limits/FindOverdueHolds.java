package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.HoldAttempts;
import com.ainews.openrouter.limits.port.OldHolds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Finds holds that nobody ended before their lease ran out, and those of calls that were waiting at a
 * replica that is gone: nothing was sent for them.
 */
@Service
public class FindOverdueHolds {

    private final OldHolds oldHolds;
    private final HoldAttempts attempts;
    private final InstantSource clock;

    public FindOverdueHolds(OldHolds oldHolds, HoldAttempts attempts, InstantSource clock) {
        this.oldHolds = oldHolds;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Lists them.
     *
     * @return of each sort so many at most, the oldest first
     */
    public List<BudgetHold> find(int limit) {
        Instant now = clock.instant();
        return Stream.concat(
                        oldHolds.overdue(now, limit).stream(),
                        attempts
                                .waitingAtUnseen(now.minus(RenewReplica.GONE_AFTER), limit)
                                .stream())
                .distinct()
                .map(BudgetHold::from)
                .toList();
    }
}
