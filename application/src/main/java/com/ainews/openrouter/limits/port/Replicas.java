package com.ainews.openrouter.limits.port;

import com.ainews.openrouter.limits.domain.Hold;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which replicas are there, and what those have left that are not. */
public interface Replicas {

    /** Keeps that a replica was there at an instant. */
    void seen(UUID replica, Instant now);

    /** Holds whose owner was not seen since an instant, oldest first. */
    List<Hold> holdsOfUnseen(Instant since, int limit);

    /** Holds of one replica, oldest first. */
    List<Hold> holdsOf(UUID replica, int limit);

    /** Forgets replicas that were not seen since an instant. */
    void forget(Instant notSeenSince);
}
