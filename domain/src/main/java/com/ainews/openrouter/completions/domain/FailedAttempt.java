package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.ModelId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call to a model that failed.
 *
 * @param status the HTTP status, null where there was none
 * @param message what upstream said, shortened; for operators, never for callers
 * @param generationId OpenRouter's name for the call, where it has told it
 * @param retryAfter when upstream wants to be asked again, where it says so
 * @param begun whether part of the answer had gone to the caller, so that nothing else can be tried
 * @param repeatable false where upstream says that the same call would fail again
 */
public record FailedAttempt(
        ModelId model,
        UpstreamFailure failure,
        @Nullable Integer status,
        String message,
        @Nullable Duration retryAfter,
        @Nullable String generationId,
        boolean begun,
        boolean repeatable) {

    /** A model that was wanted, and that nothing was sent to. */
    public static FailedAttempt passedOver(ModelId model, UpstreamFailure reason) {
        return new FailedAttempt(model, reason, null, "", null, null);
    }

    /** Before any part of an answer went to the caller. */
    public FailedAttempt(
            ModelId model,
            UpstreamFailure failure,
            @Nullable Integer status,
            String message,
            @Nullable Duration retryAfter,
            @Nullable String generationId) {
        this(model, failure, status, message, retryAfter, generationId, true);
    }

    /** Before any part of an answer went to the caller. */
    public FailedAttempt(
            ModelId model,
            UpstreamFailure failure,
            @Nullable Integer status,
            String message,
            @Nullable Duration retryAfter,
            @Nullable String generationId,
            boolean repeatable) {
        this(model, failure, status, message, retryAfter, generationId, false, repeatable);
    }

    /** The same, but after part of the answer went to the caller. */
    public FailedAttempt afterBeginning() {
        return new FailedAttempt(
                model, failure, status, message, retryAfter, generationId, true, repeatable);
    }

    /** The same, but taken for a failure of another kind. */
    public FailedAttempt as(UpstreamFailure kind) {
        return new FailedAttempt(
                model, kind, status, message, retryAfter, generationId, begun, repeatable);
    }

    /** Whether the call may have been billed: tokens that have come may be, however it ended. */
    public boolean mayBeBilled() {
        return begun || failure.mayBeBilled();
    }

    /** What is worth doing; nothing once part of an answer is with the caller. */
    public UpstreamFailure.Remedy remedy() {
        if (begun) {
            return UpstreamFailure.Remedy.GIVE_UP;
        }
        boolean isInVain = !repeatable && failure.remedy() == UpstreamFailure.Remedy.RETRY;
        return isInVain ? UpstreamFailure.Remedy.NEXT_MODEL : failure.remedy();
    }
}
