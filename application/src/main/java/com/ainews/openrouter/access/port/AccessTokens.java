package com.ainews.openrouter.access.port;

import com.ainews.openrouter.access.domain.AccessToken;
import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.UserId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All access tokens, without their secrets. */
public interface AccessTokens {

    /** A token and whose it is, with the user's organisation and team. */
    record Owned(AccessToken token, User user) {}

    /** The token of a hash, accepted or not. */
    Optional<Owned> findByHash(String hash);

    void add(AccessToken token);

    /** The tokens of a user, newest first. */
    List<AccessToken> ofUser(UserId user, int limit);

    /**
     * Makes a token the only one that its user has with its label: others are revoked; if it is
     * there already it stays as it is.
     */
    void replaceLabelled(AccessToken token);

    /** Revokes a token unless it is revoked already; empty if there is none. */
    Optional<AccessToken> revoke(AccessTokenId id, Instant at);
}
