package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.Replicas;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Says that this replica is there, and so may still end the holds that it owns. */
@Service
public class RenewReplica {

    /** A replica that has said nothing for this long is taken to be gone. */
    static final Duration GONE_AFTER = Duration.ofSeconds(60);

    private static final Duration KEPT = Duration.ofDays(1);

    private final Replicas replicas;
    private final Replica self;
    private final InstantSource clock;

    public RenewReplica(Replicas replicas, Replica self, InstantSource clock) {
        this.replicas = replicas;
        this.self = self;
        this.clock = clock;
    }

    /** To be repeated several times a minute. */
    public void renew() {
        Instant now = clock.instant();
        replicas.seen(self.id(), now);
        replicas.forget(now.minus(KEPT));
    }
}
