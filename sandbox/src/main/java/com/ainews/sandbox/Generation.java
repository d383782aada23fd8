package com.ainews.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that has ended.
 *
 * @param finishReason null where its client did not wait for the end
 * @param cost what is charged
 * @param cancelled whether its client did not wait for the end
 */
record Generation(
        String id,
        SandboxModel model,
        String content,
        Extras extras,
        @Nullable ToolCall toolCall,
        @Nullable String finishReason,
        @Nullable String nativeFinishReason,
        long promptTokens,
        long completionTokens,
        BigDecimal cost,
        boolean streamed,
        boolean cancelled,
        String user,
        String session,
        Instant at,
        Instant endedAt) {

    /** Whether it ended in an error, which is not charged. */
    boolean failed() {
        return "error".equals(finishReason);
    }
}
