package com.ainews.openrouter.limits.in.schedule;

import com.ainews.openrouter.limits.RetryDoubts;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes down what is in doubt, where that could not be done when it was due. */
@Component
class DoubtRetry {

    private final RetryDoubts retryDoubts;

    DoubtRetry(RetryDoubts retryDoubts) {
        this.retryDoubts = retryDoubts;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void retry() {
        retryDoubts.retry();
    }
}
