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
 */
public record FailedAttempt(
        ModelId model,
        UpstreamFailure failure,
        @Nullable Integer status,
        String message,
        @Nullable Duration retryAfter,
        @Nullable String generationId) {}
