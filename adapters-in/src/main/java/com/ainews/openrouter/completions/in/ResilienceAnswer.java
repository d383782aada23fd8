package com.ainews.openrouter.completions.in;

import com.ainews.openrouter.completions.BreakerState;
import com.ainews.openrouter.completions.Resilience;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a replica keeps trouble upstream from spreading, as both doors show it. */
public record ResilienceAnswer(
        BreakerAnswer openrouter, List<BreakerAnswer> models, RetriesAnswer retries) {

    /**
     * A circuit breaker.
     *
     * @param name the model's id, or {@code openrouter}
     * @param state {@code closed}, {@code half_open} or {@code open}
     * @param calls the newest ones, as many as it looks at
     * @param failureRatePercent null while there are too few calls for one
     * @param tryAgainAt null unless open
     */
    public record BreakerAnswer(
            String name,
            String state,
            int calls,
            int failedCalls,
            @Nullable BigDecimal failureRatePercent,
            @Nullable Instant tryAgainAt) {

        static BreakerAnswer from(BreakerState breaker) {
            return new BreakerAnswer(
                    breaker.name(),
                    breaker.position().wireName(),
                    breaker.calls(),
                    breaker.failed(),
                    breaker.failureRate(),
                    breaker.tryAgainAt());
        }
    }

    /** Calls to models and their repetitions since the start. */
    public record RetriesAnswer(long calls, long retried, long denied, int left) {}

    /** The answer of both doors. */
    public static ResilienceAnswer from(Resilience resilience) {
        Resilience.Retries retries = resilience.retries();
        return new ResilienceAnswer(
                BreakerAnswer.from(resilience.openRouter()),
                resilience.models().stream().map(BreakerAnswer::from).toList(),
                new RetriesAnswer(
                        retries.calls(), retries.retried(), retries.denied(), retries.left()));
    }
}
