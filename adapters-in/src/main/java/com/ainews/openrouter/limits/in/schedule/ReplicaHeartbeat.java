package com.ainews.openrouter.limits.in.schedule;

import com.ainews.openrouter.limits.RenewReplica;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says again and again that this replica is there. */
@Component
class ReplicaHeartbeat {

    private final RenewReplica renewReplica;

    ReplicaHeartbeat(RenewReplica renewReplica) {
        this.renewReplica = renewReplica;
    }

    @Scheduled(initialDelay = 0, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void renew() {
        renewReplica.renew();
    }
}
