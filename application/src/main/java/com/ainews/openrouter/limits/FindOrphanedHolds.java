package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.port.Replicas;
import com.ainews.openrouter.shared.HoldId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
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
    private final Replica self;
    private final InstantSource clock;

    public FindOrphanedHolds(Replicas replicas, Replica self, InstantSource clock) {
        this.replicas = replicas;
        this.self = self;
        this.clock = clock;
    }

    /**
     * Oldest first; so many at most of each sort. Calls that can be asked for are no
     * orphans, nor are those that were waiting: they end by themselves.
     *
     * @param running what this replica ran at some moment before the store is looked at; of a call
     *     that has ended since then the store may still show the hold
     */
    public List<BudgetHold> find(int limit, Set<HoldId> running) {
        Instant now = clock.instant();
        Stream<Hold> ofOthers =
                replicas.holdsOfUnseen(now.minus(RenewReplica.GONE_AFTER), limit).stream()
                        .filter(hold -> hold.doubt() == null || hold.isLost());
        Stream<Hold> own = replicas.holdsOf(self.id(), limit).stream()
                .filter(hold -> hold.doubt() == null)
                .filter(hold -> !running.contains(hold.id()))
                .filter(hold -> hold.heldAt().isBefore(now.minus(SETTLING_IN)));
        return Stream.concat(ofOthers, own)
                .map(BudgetHold::from)
                .filter(BudgetHold::wasSent)
                .toList();
    }
}
