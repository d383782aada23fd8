package com.ainews.openrouter.usage.in.schedule;

import com.ainews.openrouter.usage.WatchConsistency;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every hour whether counters, holds and ledger add up. */
@Component
class ConsistencyWatch {

    private final WatchConsistency watchConsistency;

    ConsistencyWatch(WatchConsistency watchConsistency) {
        this.watchConsistency = watchConsistency;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void watch() {
        watchConsistency.watch();
    }
}
