package com.ainews.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How slow an answer is.
 *
 * @param latency how long it takes until the first token, or until the error
 * @param chunkDelay how long each chunk of a stream takes
 */
record Pace(Duration latency, Duration chunkDelay) {

    static final Pace AT_ONCE = new Pace(Duration.ZERO, Duration.ZERO);

    private static final Duration SLOW_LATENCY = Duration.ofSeconds(2);
    private static final Duration SLOW_CHUNK = Duration.ofMillis(100);

    /** Whether a client may think of leaving before a stream has ended. */
    boolean isSlow() {
        return !equals(AT_ONCE);
    }

    /** At least as slow as a fault wants it. */
    Pace with(@Nullable Fault fault) {
        if (fault == Fault.SLOW) {
            return new Pace(longer(latency, SLOW_LATENCY), chunkDelay);
        }
        return fault == Fault.SLOW_STREAM
                ? new Pace(latency, longer(chunkDelay, SLOW_CHUNK))
                : this;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
