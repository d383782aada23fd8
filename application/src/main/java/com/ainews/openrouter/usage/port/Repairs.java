package com.ainews.openrouter.usage.port;

import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The trail of what was mended. */
@FunctionalInterface
public interface Repairs {

    /**
     * Takes part in the transaction around it.
     *
     * @param actor null where the service has mended it by itself
     */
    void record(UUID id, @Nullable UserId actor, String finding, Instant at);
}
