package com.ainews.openrouter.limits.in.schedule;

import com.ainews.openrouter.limits.RetryReleases;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Releases what could not be released when that was due. */
@Component
class ReleaseRetry {

    private final RetryReleases retryReleases;

    ReleaseRetry(RetryReleases retryReleases) {
        this.retryReleases = retryReleases;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void retry() {
        retryReleases.retry();
    }
}
