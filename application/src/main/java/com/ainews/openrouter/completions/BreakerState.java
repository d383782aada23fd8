package com.ainews.openrouter.completions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker of this replica.
 *
 * @param name the model's id, or {@code openrouter} for all of them
 * @param calls the newest ones, as many as it looks at
 * @param failed how many of these failed by the model's or OpenRouter's fault
 * @param failureRate in percent; null while there are too few calls for one
 * @param tryAgainAt when calls are let through again to see whether they succeed; null unless open
 */
public record BreakerState(
        String name,
        Position position,
        int calls,
        int failed,
        @Nullable BigDecimal failureRate,
        @Nullable Instant tryAgainAt) {

    /** Whether calls get through. */
    public enum Position {
        /** All do. */
        CLOSED,
        /** A few do, to see whether they succeed. */
        HALF_OPEN,
        /** None does. */
        OPEN;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
