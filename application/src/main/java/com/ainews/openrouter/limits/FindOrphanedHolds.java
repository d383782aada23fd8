package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.port.Replicas;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Finds holds of calls that nobody runs any more, before their lease ends: those of replicas that are
 * gone, and those of this one that it knows nothing of.
 */
@Service
public class FindOrphanedHolds {

    /** A hold is written a moment before or after this replica knows of it. */
    private static final Duration SETTLING_IN = Duration.ofSeconds(30);

    private final Replicas replicas;
    private final RunningHolds running;
    private final Replica self;
    private final InstantSource clock;

    FindOrphanedHolds(Replicas replicas, RunningHolds running, Replica self, InstantSource clock) {
        this.replicas = replicas;
        this.running = running;
        this.self = self;
        this.clock = clock;
    }

    /** Oldest first; so many at most of each sort. Calls that are in doubt are no orphans. */
    public List<BudgetHold> find(int limit) {
        Instant now = clock.instant();
        Stream<Hold> ofOthers =
                replicas.holdsOfUnseen(now.minus(RenewReplica.GONE_AFTER), limit).stream();
        Stream<Hold> own = replicas.holdsOf(self.id(), limit).stream()
                .filter(hold -> !running.has(hold.id()))
                .filter(hold -> hold.heldAt().isBefore(now.minus(SETTLING_IN)));
        return Stream.concat(ofOthers, own)
                .filter(hold -> hold.generationId() == null)
                .map(BudgetHold::from)
                .toList();
    }
}
