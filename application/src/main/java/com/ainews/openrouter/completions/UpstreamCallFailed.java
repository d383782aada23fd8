package com.ainews.openrouter.completions;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.UserId;

import org.jspecify.annotations.Nullable;

/**
 * A call to OpenRouter has failed; another may have been tried since.
 *
 * @param failure the kind of failure, in snake case
 * @param status the HTTP status, null where there was none
 * @param message what OpenRouter said, shortened; for operators, never for callers
 */
public record UpstreamCallFailed(
        UserId user,
        RequestId request,
        ModelId model,
        String failure,
        @Nullable Integer status,
        String message) {}
