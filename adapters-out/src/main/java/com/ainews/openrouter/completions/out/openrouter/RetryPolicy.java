package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Repeats a request that surely was not billed and that may succeed a moment later; waits as long as
 * upstream asks, or leaves it where that is too long, or too late for the caller.
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

    private final RetryBudget budget;
    private final InstantSource clock;

    RetryPolicy(RetryBudget budget, InstantSource clock) {
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * How long to wait before the next attempt, which is paid for then; null where there is to be
     * none.
     *
     * @param attempts how many there were
     * @param failure how the last one ended
     * @param deadline of the caller; null for none
     */
    @Nullable
    Duration waitBeforeNext(int attempts, FailedAttempt failure, @Nullable Instant deadline) {
        if (attempts >= MAX_ATTEMPTS || failure.remedy() != UpstreamFailure.Remedy.RETRY) {
            return null;
        }
        Duration wait = Objects.requireNonNullElseGet(
                failure.retryAfter(), () -> Duration.ofMillis(backoff.apply(attempts)));
        boolean isTooLong = wait.compareTo(LONGEST_WAIT) > 0
                || deadline != null && clock.instant().plus(wait).isAfter(deadline);
        return !isTooLong && budget.tryRetry() ? wait : null;
    }
}
