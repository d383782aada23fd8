package com.ainews.openrouter.limits.port;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.shared.HoldId;

import java.time.Instant;
import java.util.Collection;
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

    /**
     * Prolongs the leases of calls that still run, all at once.
     *
     * @param renewal which of them, and until when
     */
    void renewLeases(Renewal renewal);

    /**
     * Which leases to prolong.
     *
     * @param running those that may be
     * @param endingBefore only those that end before this
     * @param heldSince only of calls that are not older than any call can be
     */
    record Renewal(
            Collection<HoldId> running, Instant endingBefore, Instant heldSince, Instant until) {}

    /** Forgets replicas that were not seen since an instant. */
    void forget(Instant notSeenSince);
}
