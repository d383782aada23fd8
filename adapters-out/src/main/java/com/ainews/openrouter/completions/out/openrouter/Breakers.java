package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.BreakerState;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.shared.ModelId;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * A circuit breaker for each model, and one for OpenRouter as a whole: what keeps failing is left
 * alone for a while, at once and for everybody. There are at most as many as the catalogue has
 * models.
 */
@Component
class Breakers {

    private static final Duration LEFT_ALONE = Duration.ofSeconds(15);

    /** A trial takes no longer: a whole answer ends before that, and a stream begins. */
    private static final Duration LONGEST_TRIAL = Duration.ofMinutes(3);

    /**
     * A model that says nothing for so long hangs, also where its caller's deadline broke the call
     * off. Of a shorter deadline it can't be blamed, or any caller could have it left alone.
     */
    private static final Duration HANGING = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Duration hanging;
    private final Duration leftAlone;
    private final Guard upstream;
    private final Map<ModelId, Guard> models = new ConcurrentHashMap<>();

    @Autowired
    Breakers(InstantSource clock) {
        this(clock, HANGING, LEFT_ALONE);
    }

    /**
     * @param hanging how long a model that hangs says nothing
     * @param leftAlone for how long what keeps failing is
     */
    Breakers(InstantSource clock, Duration hanging, Duration leftAlone) {
        this.clock = clock;
        this.hanging = hanging;
        this.leftAlone = leftAlone;
        this.upstream = new Guard("openrouter", ofUpstream(leftAlone));
    }

    private static CircuitBreakerConfig ofAModel(Duration leftAlone) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(60)
                .waitDurationInOpenState(leftAlone)
                .permittedNumberOfCallsInHalfOpenState(3)
                .maxWaitDurationInHalfOpenState(LONGEST_TRIAL)
                .build();
    }

    /**
     * One model has at most 20 calls in this window before its own breaker keeps it out of it. So
     * this opens only where nearly all models fail.
     */
    private static CircuitBreakerConfig ofUpstream(Duration leftAlone) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(100)
                .minimumNumberOfCalls(50)
                .failureRateThreshold(90)
                .waitDurationInOpenState(leftAlone)
                .permittedNumberOfCallsInHalfOpenState(5)
                .maxWaitDurationInHalfOpenState(LONGEST_TRIAL)
                .build();
    }

    /**
     * Makes the attempt unless a breaker is open, and lets both breakers learn from it.
     *
     * @param attempt is given what it has to run when the first piece of an answer is there: a
     *     breaker that is on trial need not wait for the end of a long stream
     */
    Attempt guard(ModelId id, Function<Runnable, Attempt> attempt) {
        if (!upstream.breaker.tryAcquirePermission()) {
            return notSent(id, UpstreamFailure.UPSTREAM_CIRCUIT_OPEN, "nearly all calls", upstream);
        }
        Guard model = models.computeIfAbsent(id, _ -> new Guard(id.value(), ofAModel(leftAlone)));
        if (!model.breaker.tryAcquirePermission()) {
            upstream.breaker.releasePermission();
            return notSent(id, UpstreamFailure.CIRCUIT_OPEN, "this model", model);
        }
        var passages = List.of(upstream.new Passage(), model.new Passage());
        try {
            Attempt ended = attempt.apply(() -> passages.forEach(Guard.Passage::begins));
            passages.forEach(passage -> passage.ends(ended));
            return ended;
        } catch (RuntimeException e) {
            // A fault of this service's own, of which they can learn nothing.
            passages.forEach(Guard.Passage::cancel);
            throw e;
        }
    }

    private static Attempt notSent(
            ModelId model, UpstreamFailure failure, String what, Guard guard) {
        return new Attempt.Failed(new FailedAttempt(
                model,
                failure,
                null,
                "not sent: " + what + " failed too often just now",
                guard.timeLeft(),
                null));
    }

    BreakerState ofUpstream() {
        return upstream.state();
    }

    /** Those of all models that were called since the start, by their ids. */
    List<BreakerState> ofModels() {
        return models.values().stream()
                .map(Guard::state)
                .sorted(Comparator.comparing(BreakerState::name))
                .toList();
    }

    /** A breaker, and since when it is open. */
    private final class Guard {

        private final CircuitBreaker breaker;
        private volatile @Nullable Instant opened;

        private Guard(String name, CircuitBreakerConfig config) {
            breaker = CircuitBreaker.of(name, config);
            breaker.getEventPublisher()
                    .onStateTransition(event -> opened =
                            event.getStateTransition().getToState() == CircuitBreaker.State.OPEN
                                    ? clock.instant()
                                    : null);
        }

        /** A call's way through this breaker, from its permission to what is learned of it. */
        private final class Passage {

            private final long start = System.nanoTime();
            private boolean isTold;

            /** Only a trial waits for it: else a call that fails later would count as half a one. */
            void begins() {
                if (breaker.getState() == CircuitBreaker.State.HALF_OPEN) {
                    isTold = true;
                    breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                }
            }

            void ends(Attempt ended) {
                long nanos = System.nanoTime() - start;
                switch (ended) {
                    case Attempt.Failed(FailedAttempt failed)
                    when isUpstreamsFault(failed.failure()) || hung(failed, nanos) ->
                        breaker.onError(
                                nanos, TimeUnit.NANOSECONDS, new UpstreamFault(failed.failure()));
                    case Attempt.Answered _
                    when !isTold -> breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
                    case Attempt.Answered _, Attempt.Failed _ -> cancel();
                }
            }

            void cancel() {
                if (!isTold) {
                    breaker.releasePermission();
                }
            }

            private boolean hung(FailedAttempt failed, long nanos) {
                return failed.failure() == UpstreamFailure.DEADLINE_PASSED
                        && !failed.begun()
                        && nanos >= hanging.toNanos();
            }
        }

        /** Until it is tried again; null where it is tried at once. */
        private @Nullable Duration timeLeft() {
            Instant since = opened;
            if (since == null) {
                return null;
            }
            Duration left = leftAlone.minus(Duration.between(since, clock.instant()));
            return left.isPositive() ? left : null;
        }

        private BreakerState state() {
            Duration left = timeLeft();
            CircuitBreaker.Metrics metrics = breaker.getMetrics();
            float rate = metrics.getFailureRate();
            return new BreakerState(
                    breaker.getName(),
                    switch (breaker.getState()) {
                        case CLOSED, DISABLED, METRICS_ONLY -> BreakerState.Position.CLOSED;
                        // It opens a little when the next call comes, and not before.
                        case OPEN, FORCED_OPEN ->
                            left == null
                                    ? BreakerState.Position.HALF_OPEN
                                    : BreakerState.Position.OPEN;
                        case HALF_OPEN -> BreakerState.Position.HALF_OPEN;
                    },
                    metrics.getNumberOfBufferedCalls(),
                    metrics.getNumberOfFailedCalls(),
                    rate < 0 ? null : BigDecimal.valueOf(rate).setScale(1, RoundingMode.HALF_UP),
                    left == null ? null : clock.instant().plus(left));
        }
    }

    /** Whether the failure says something of the model, rather than of the request or the key. */
    private static boolean isUpstreamsFault(UpstreamFailure failure) {
        return switch (failure) {
            case OVERLOADED,
                    PROVIDER_FAILED,
                    EMPTY_ANSWER,
                    NOT_CONNECTED,
                    TIMED_OUT,
                    NO_ANSWER,
                    BROKEN_ANSWER,
                    GOOD_KEY_REJECTED -> true;
            case NOT_OFFERED,
                    LACKS_CAPABILITY,
                    RATE_LIMITED,
                    CIRCUIT_OPEN,
                    UPSTREAM_CIRCUIT_OPEN,
                    MODEL_GONE,
                    CONTENT_REFUSED,
                    INPUT_TOO_LONG,
                    REJECTED,
                    KEY_REJECTED,
                    CREDIT_EXHAUSTED,
                    CLIENT_LEFT,
                    DEADLINE_PASSED -> false;
        };
    }

    /** What a breaker is told; it is never thrown. */
    private static final class UpstreamFault extends Exception {

        private static final long serialVersionUID = 1L;

        UpstreamFault(UpstreamFailure failure) {
            super(failure.name(), null, false, false);
        }
    }
}
