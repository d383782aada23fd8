package com.ainews.openrouter.operations.domain;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the error log: a call to OpenRouter that failed.
 *
 * @param failure the kind of failure, in snake case
 * @param status the HTTP status, null where there was none
 * @param message what OpenRouter said, shortened; for operators
 */
public record UpstreamError(
        UUID id,
        Instant at,
        UserId user,
        RequestId request,
        ModelId model,
        String failure,
        @Nullable Integer status,
        String message) {}
