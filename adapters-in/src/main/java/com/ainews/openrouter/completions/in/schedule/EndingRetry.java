package com.ainews.openrouter.completions.in.schedule;

import com.ainews.openrouter.completions.RetryEndings;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes how requests ended, where that could not be done then. */
@Component
class EndingRetry {

    private final RetryEndings retryEndings;

    EndingRetry(RetryEndings retryEndings) {
        this.retryEndings = retryEndings;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void retry() {
        retryEndings.retry();
    }
}
