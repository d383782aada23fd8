package com.ainews.openrouter.limits;

import java.time.Duration;

/**
 * The right to have one call under way. It must be ended, in one of three ways that the limit of
 * the model learns from; only the first end counts. {@code try (Slot slot = takeSlot.take(…))} ends
 * it in any case.
 */
public interface Slot extends AutoCloseable {

    /**
     * The model answered: it may take more.
     *
     * @param latency how long it took to, at its last attempt; of a stream, until it began
     */
    void succeeded(Duration latency);

    /**
     * The model had no room or did not answer in time (429, 503, 529, timeouts), though perhaps it
     * had for another attempt: it takes less.
     */
    void overloaded();

    /** What happened says nothing of the model's room, or nothing was sent. */
    void ignored();

    /** Ends it as {@link #ignored()}, unless it was ended before. */
    @Override
    default void close() {
        ignored();
    }
}
