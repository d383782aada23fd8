package com.ainews.openrouter.completions.port;

import com.ainews.openrouter.completions.domain.IdempotencyKey;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.UserId;

import java.time.Instant;
import java.util.Map;

/** What requests with an idempotency key were answered. */
public interface StoredAnswers {

    /**
     * A request that wants to be the one that is carried out under its key.
     *
     * @param fingerprint of operation and body
     * @param leaseUntil after this nobody is expected to answer it any more
     * @param forgotten what is older than this does not count
     */
    record Claim(
            UserId user,
            IdempotencyKey key,
            String fingerprint,
            Instant now,
            Instant leaseUntil,
            Instant forgotten) {}

    /** What is known of a key. */
    sealed interface Known {

        /** Nothing was: the request is to be carried out, by whoever was told this. */
        record Claimed() implements Known {}

        /** One with this fingerprint is being carried out. */
        record Running(String fingerprint, Instant leaseUntil) implements Known {}

        /** One with this fingerprint was carried out. */
        record Ended(String fingerprint, Kept kept) implements Known {}
    }

    /** How a request ended. */
    sealed interface Kept {

        /** With an answer, as JSON. */
        record Answer(String json) implements Kept {}

        /** With a problem. */
        record Problem(ProblemType type, String detail, Map<String, Object> facts)
                implements Kept {}
    }

    /** Claims a key: of any number of callers at the same time one gets it. */
    Known claim(Claim claim);

    void keep(UserId user, IdempotencyKey key, Kept kept);

    /** As if the key had never been claimed. */
    void free(UserId user, IdempotencyKey key);

    /** Forgets what is older than an instant. */
    void forget(Instant before);
}
