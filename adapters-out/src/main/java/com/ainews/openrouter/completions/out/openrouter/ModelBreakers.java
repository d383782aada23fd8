package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.shared.ModelId;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * A circuit breaker for each model: one that keeps failing is left alone for a while, at once and
 * for everybody. There are at most as many as the catalogue has models.
 */
@Component
class ModelBreakers {

    private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(60)
            .waitDurationInOpenState(Duration.ofSeconds(15))
            .permittedNumberOfCallsInHalfOpenState(3)
            .build();

    private final CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CONFIG);

    /** Makes the attempt unless the model's breaker is open, and lets the breaker learn from it. */
    Attempt guard(ModelId model, Supplier<Attempt> attempt) {
        CircuitBreaker breaker = registry.circuitBreaker(model.value());
        if (!breaker.tryAcquirePermission()) {
            return new Attempt.Failed(Failures.of(
                    model,
                    UpstreamFailure.CIRCUIT_OPEN,
                    "not sent: this model failed too often just now"));
        }
        long start = System.nanoTime();
        Attempt ended;
        try {
            ended = attempt.get();
        } catch (RuntimeException e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            throw e;
        }
        switch (ended) {
            case Attempt.Answered _ ->
                breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            case Attempt.Failed failed -> {
                if (isModelsFault(failed.failure().failure())) {
                    breaker.onError(
                            System.nanoTime() - start,
                            TimeUnit.NANOSECONDS,
                            new ModelFault(failed.failure().failure()));
                } else {
                    breaker.releasePermission();
                }
            }
        }
        return ended;
    }

    /** Whether the failure says something of the model, rather than of the request or the key. */
    private static boolean isModelsFault(UpstreamFailure failure) {
        return switch (failure) {
            case OVERLOADED,
                    PROVIDER_FAILED,
                    EMPTY_ANSWER,
                    NOT_CONNECTED,
                    TIMED_OUT,
                    NO_ANSWER,
                    BROKEN_ANSWER -> true;
            case RATE_LIMITED,
                    CIRCUIT_OPEN,
                    MODEL_GONE,
                    CONTENT_REFUSED,
                    INPUT_TOO_LONG,
                    REJECTED,
                    KEY_REJECTED,
                    CREDIT_EXHAUSTED -> false;
        };
    }

    /** What the breaker is told; it is never thrown. */
    private static final class ModelFault extends Exception {

        private static final long serialVersionUID = 1L;

        ModelFault(UpstreamFailure failure) {
            super(failure.name(), null, false, false);
        }
    }
}
