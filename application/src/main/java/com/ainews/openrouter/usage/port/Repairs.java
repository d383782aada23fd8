package com.ainews.openrouter.usage.port;

import com.ainews.openrouter.shared.UserId;

import java.time.Instant;
import java.util.UUID;

/** The trail of what administrators have mended. */
@FunctionalInterface
public interface Repairs {

    /** Takes part in the transaction around it. */
    void record(UUID id, UserId actor, String finding, Instant at);
}
