package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.AnswerStream;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.shared.ModelId;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Why a call has to be broken off: nobody reads its answer any more, its caller's deadline has passed,
 * or the model of a stream is silent for too long.
 *
 * @param stream null where the answer is wanted whole
 * @param departure whether the caller of a whole answer has left, as far as that is a reason; null
 *     where it never is
 * @param silence null for a whole answer, whose socket has a timeout
 * @param deadline null for none
 */
record BreakOff(
        @Nullable AnswerStream stream,
        @Nullable BooleanSupplier departure,
        @Nullable Silence silence,
        @Nullable Instant deadline,
        InstantSource clock)
        implements Supplier<@Nullable UpstreamFailure> {

    /** Whether there can be a reason at all. */
    boolean isPossible() {
        return stream != null || departure != null || deadline != null;
    }

    @Override
    public @Nullable UpstreamFailure get() {
        if (stream != null && stream.hasLeft() || departure != null && departure.getAsBoolean()) {
            return UpstreamFailure.CLIENT_LEFT;
        }
        if (deadline != null && !clock.instant().isBefore(deadline)) {
            return UpstreamFailure.DEADLINE_PASSED;
        }
        return silence != null && silence.isTooLong() ? UpstreamFailure.NO_ANSWER : null;
    }

    /** What an exception stands for, which is how a call that was broken off ends too. */
    FailedAttempt failure(ModelId model, IOException e, @Nullable String generationId) {
        UpstreamFailure reason = get();
        return reason == null
                ? Failures.ofException(model, e, generationId)
                : Failures.of(model, reason, "broken off: " + reason.storedName(), generationId);
    }
}
