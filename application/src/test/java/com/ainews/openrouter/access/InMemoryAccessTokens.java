package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.AccessToken;
import com.ainews.openrouter.access.port.AccessTokens;
import com.ainews.openrouter.access.port.Users;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Access tokens in memory. */
public final class InMemoryAccessTokens implements AccessTokens {

    private final Users users;
    private final Map<String, AccessToken> byHash = new LinkedHashMap<>();

    public InMemoryAccessTokens(Users users) {
        this.users = users;
    }

    @Override
    public Optional<Owned> findByHash(String hash) {
        return Optional.ofNullable(byHash.get(hash))
                .map(token -> new Owned(token, users.find(token.user()).orElseThrow()));
    }

    @Override
    public void add(AccessToken token) {
        byHash.put(token.hash(), token);
    }

    @Override
    public List<AccessToken> ofUser(UserId user, int limit) {
        return byHash.values().stream()
                .filter(token -> token.user().equals(user))
                .sorted(Comparator.comparing(AccessToken::createdAt).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void replaceLabelled(AccessToken token) {
        byHash.replaceAll((hash, old) -> old.user().equals(token.user())
                        && old.label().equals(token.label())
                        && !hash.equals(token.hash())
                ? revoked(old, firstOf(old.revokedAt(), token.createdAt()))
                : old);
        byHash.merge(
                token.hash(),
                token,
                (old, _) -> old.label().equals(token.label()) ? revoked(old, null) : old);
    }

    @Override
    public Optional<AccessToken> revoke(AccessTokenId id, Instant at) {
        byHash.replaceAll(
                (_, old) -> old.id().equals(id) ? revoked(old, firstOf(old.revokedAt(), at)) : old);
        return byHash.values().stream().filter(t -> t.id().equals(id)).findAny();
    }

    private static Instant firstOf(@Nullable Instant before, Instant now) {
        return Objects.requireNonNullElse(before, now);
    }

    private static AccessToken revoked(AccessToken token, @Nullable Instant at) {
        return new AccessToken(
                token.id(),
                token.user(),
                token.hash(),
                token.label(),
                token.createdAt(),
                token.expiresAt(),
                at);
    }
}
