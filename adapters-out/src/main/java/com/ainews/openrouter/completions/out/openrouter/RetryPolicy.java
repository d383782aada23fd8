package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Repeats a request that surely was not billed and that may succeed a moment later; waits as long as
 * upstream asks, or leaves it where that is too long.
 */
@Component
class RetryPolicy {

    static final int MAX_ATTEMPTS = 3;
    static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final double GROWTH = 2;
    private static final double JITTER = 0.5;

    private final IntervalFunction backoff =
            IntervalFunction.ofExponentialRandomBackoff(FIRST_WAIT, GROWTH, JITTER, LONGEST_WAIT);

    Retry retry() {
        RetryConfig config = RetryConfig.<Attempt>custom()
                .maxAttempts(MAX_ATTEMPTS)
                .retryOnResult(RetryPolicy::isWorthRepeating)
                .retryOnException(_ -> false)
                .intervalBiFunction(this::wait)
                .build();
        return Retry.of("openrouter-completions", config);
    }

    private static boolean isWorthRepeating(Attempt attempt) {
        return attempt instanceof Attempt.Failed(FailedAttempt failed)
                && failed.failure().remedy() == UpstreamFailure.Remedy.RETRY
                && (failed.retryAfter() == null
                        || failed.retryAfter().compareTo(LONGEST_WAIT) <= 0);
    }

    private long wait(int attempt, Either<Throwable, Attempt> ended) {
        if (ended.isRight()
                && ended.get() instanceof Attempt.Failed(FailedAttempt failed)
                && failed.retryAfter() != null) {
            return failed.retryAfter().toMillis();
        }
        return backoff.apply(attempt);
    }
}
