package com.ainews.openrouter.limits;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a caller waits.
 *
 * @param deadline then the wait ends, in a queue or for an answer; null for as long as the service
 *     allows, which is the most
 * @param departure true once the client has gone; null where nobody can tell. It is asked every
 *     half second by the thread that waits, so it must answer at once
 * @param isAnswerKept whether the answer is kept for when its client comes again. Then a call that
 *     was sent is not given up when the client leaves; one that waits is
 */
public record Patience(
        @Nullable Instant deadline, @Nullable BooleanSupplier departure, boolean isAnswerKept) {

    /** As long as the service lets anybody wait. */
    public static final Patience LONGEST = new Patience(null, null);

    public Patience(@Nullable Instant deadline, @Nullable BooleanSupplier departure) {
        this(deadline, departure, false);
    }

    public static Patience until(Instant deadline) {
        return new Patience(deadline, null);
    }

    /** The same, but no longer than until the client has left by this sign too. */
    public Patience unless(BooleanSupplier clientHasLeft) {
        return new Patience(
                deadline, () -> hasLeft() || clientHasLeft.getAsBoolean(), isAnswerKept);
    }

    /** The same, for an answer that is kept for when its client comes again. */
    public Patience keepingAnswer() {
        return new Patience(deadline, departure, true);
    }

    /** Whether the deadline has passed. */
    public boolean isOver(Instant now) {
        return deadline != null && !now.isBefore(deadline);
    }

    /** Whether the client has gone. */
    public boolean hasLeft() {
        return departure != null && departure.getAsBoolean();
    }
}
