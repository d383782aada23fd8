package com.ainews.openrouter.limits;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a caller waits for a slot.
 *
 * @param deadline then the wait ends; null for as long as the service allows, which is the most
 * @param departure true once the client has gone; null where nobody can tell. It is asked every
 *     half second by the thread that waits, so it must answer at once
 */
public record Patience(@Nullable Instant deadline, @Nullable BooleanSupplier departure) {

    /** As long as the service lets anybody wait. */
    public static final Patience LONGEST = new Patience(null, null);

    public static Patience until(Instant deadline) {
        return new Patience(deadline, null);
    }

    /** The same, but only while the client is there. */
    public Patience unless(BooleanSupplier clientHasLeft) {
        return new Patience(deadline, clientHasLeft);
    }

    /** Whether the client has gone. */
    public boolean hasLeft() {
        return departure != null && departure.getAsBoolean();
    }
}
