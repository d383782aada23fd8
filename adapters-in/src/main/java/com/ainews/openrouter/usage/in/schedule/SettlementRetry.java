package com.ainews.openrouter.usage.in.schedule;

import com.ainews.openrouter.usage.RetrySettlements;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Settles what could not be settled when it ended. */
@Component
class SettlementRetry {

    private final RetrySettlements retrySettlements;

    SettlementRetry(RetrySettlements retrySettlements) {
        this.retrySettlements = retrySettlements;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void retry() {
        retrySettlements.retry();
    }
}
