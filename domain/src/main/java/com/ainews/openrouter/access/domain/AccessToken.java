package com.ainews.openrouter.access.domain;

import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an access token; its secret is not.
 *
 * @param hash SHA-256 of the secret, in hexadecimal
 * @param label what it is for, in the words of who made it
 * @param expiresAt the first instant at which it is no longer accepted
 * @param revokedAt when it was revoked, null while it is not
 */
public record AccessToken(
        AccessTokenId id,
        UserId user,
        String hash,
        String label,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    public static final Duration MAX_LIFETIME = Duration.ofDays(3650);
    public static final Duration DEFAULT_LIFETIME = Duration.ofDays(90);
    public static final int MAX_LABEL_LENGTH = 100;

    /** Whether the token opens the door at this instant. */
    public boolean isAcceptedAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** The hash stays out of logs too: it is what a lookup needs. */
    @Override
    public String toString() {
        return "AccessToken[" + id + " of " + user + ", expires " + expiresAt + "]";
    }
}
