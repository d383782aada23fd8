package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.Replicas;
import com.ainews.openrouter.shared.HoldId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Says that this replica is there, and so may still end the holds that it owns; those of calls that
 * run here keep their leases for as long.
 */
@Service
public class RenewReplica {

    /** A replica that has said nothing for this long is taken to be gone. */
    static final Duration GONE_AFTER = Duration.ofSeconds(60);

    private static final Duration KEPT = Duration.ofDays(1);

    /** No call takes as long: should one be taken to run for ever, its hold ends all the same. */
    private static final Duration LONGEST_CALL = Duration.ofHours(6);

    private final Replicas replicas;
    private final RunningHolds running;
    private final HoldLease lease;
    private final Replica self;
    private final InstantSource clock;

    RenewReplica(
            Replicas replicas,
            RunningHolds running,
            HoldLease lease,
            Replica self,
            InstantSource clock) {
        this.replicas = replicas;
        this.running = running;
        this.lease = lease;
        this.self = self;
        this.clock = clock;
    }

    /** To be repeated several times a minute. Renews a lease once half of it has passed. */
    public void renew() {
        Instant now = clock.instant();
        replicas.seen(self.id(), now);
        Set<HoldId> calls = running.all();
        if (!calls.isEmpty()) {
            replicas.renewLeases(new Replicas.Renewal(
                    calls,
                    now.plus(lease.length().dividedBy(2)),
                    now.minus(LONGEST_CALL),
                    now.plus(lease.length())));
        }
        replicas.forget(now.minus(KEPT));
    }
}
