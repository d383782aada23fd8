package com.ainews.openrouter.access.port;

import com.ainews.openrouter.access.domain.AccessOperation;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The trail of what administrators do to users and tokens. */
public interface AccessAudit {

    /**
     * One line of the trail.
     *
     * @param actor who did it
     * @param user to whom, or to whose token
     * @param tokenId null where no token is concerned
     */
    record Entry(
            UUID id,
            UserId actor,
            AccessOperation operation,
            UserId user,
            @Nullable UUID tokenId,
            Instant at) {}

    void record(Entry entry);
}
