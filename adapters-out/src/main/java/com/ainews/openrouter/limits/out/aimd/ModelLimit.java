package com.ainews.openrouter.limits.out.aimd;

import com.ainews.openrouter.limits.port.ModelLimits;
import com.netflix.concurrency.limits.limit.AIMDLimit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How many calls one model takes. It is judged by rounds, of as many calls as it takes: a round
 * raises the limit by one, or lowers it by a quarter where one call in ten was overloaded, or where
 * those that were not took a minute on average. Calls that were sent before the limit was lowered
 * don't lower it again.
 */
final class ModelLimit {

    static final double LOWERED_TO = 0.75;
    static final int OVERLOADED_ONE_IN = 10;
    static final Duration SLOW = Duration.ofMinutes(1);

    private final AIMDLimit limit;
    private boolean wasLowered;
    private long loweredNanos;
    private int calls;
    private int overloads;
    private int mostInFlight;
    private long sumOfLatencies;

    ModelLimit(int initial, int min, int max) {
        limit = AIMDLimit.newBuilder()
                .initialLimit(initial)
                .minLimit(min)
                .maxLimit(max)
                .backoffRatio(LOWERED_TO)
                .timeout(SLOW.toNanos(), TimeUnit.NANOSECONDS)
                .build();
    }

    int get() {
        return limit.getLimit();
    }

    synchronized int learn(long now, ModelLimits.Ended call) {
        if (wasLowered && now - call.sinceSent().toNanos() - loweredNanos < 0) {
            return get();
        }
        calls++;
        mostInFlight = Math.max(mostInFlight, call.inFlight());
        if (call.overloaded()) {
            overloads++;
        } else {
            sumOfLatencies += call.latency().toNanos();
        }
        // Not only at a round's end: those who wait must not be sent to where there is no room.
        boolean isOverloaded = overloads * OVERLOADED_ONE_IN >= get();
        if (isOverloaded || calls >= get()) {
            endRound(now, isOverloaded);
        }
        return get();
    }

    private void endRound(long now, boolean isOverloaded) {
        int before = get();
        limit.onSample(
                now, sumOfLatencies / Math.max(1, calls - overloads), mostInFlight, isOverloaded);
        if (get() < before) {
            wasLowered = true;
            loweredNanos = now;
        }
        calls = 0;
        overloads = 0;
        mostInFlight = 0;
        sumOfLatencies = 0;
    }
}
