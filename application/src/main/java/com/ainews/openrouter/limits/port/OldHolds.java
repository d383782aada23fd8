package com.ainews.openrouter.limits.port;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.shared.UserId;

import java.time.Instant;
import java.util.List;

/** What time has left behind in the store of limits. */
public interface OldHolds {

    /** Holds whose lease ran out before an instant, oldest first. */
    List<Hold> overdue(Instant now, int limit);

    /** A user's holds that ended with something charged, the newest first. */
    List<Hold> charged(UserId user, int limit);

    /** Forgets buckets of a kind that start before an instant, unless something is held in them. */
    void forgetMeters(LimitKind kind, Instant before);

    /** Forgets holds that ended before an instant. */
    void forgetHolds(Instant endedBefore);
}
