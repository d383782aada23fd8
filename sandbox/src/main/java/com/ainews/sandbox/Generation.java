package com.ainews.sandbox;

import java.math.BigDecimal;
import java.time.Instant;

/** An answer that was made and charged. */
record Generation(
        String id,
        SandboxModel model,
        String content,
        String finishReason,
        long promptTokens,
        long completionTokens,
        BigDecimal cost,
        boolean streamed,
        String user,
        Instant at) {}
