package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.Role;
import com.ainews.openrouter.access.domain.TokenSecret;
import com.ainews.openrouter.access.port.AccessTokens;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Tells who presents an access token. */
@Service
public class AuthenticateToken {

    private final AccessTokens tokens;
    private final InstantSource clock;

    public AuthenticateToken(AccessTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Finds the caller behind a token.
     *
     * @return empty for a token that is malformed, unknown, expired or revoked: the caller is not
     *     told which
     */
    public Optional<Caller> authenticate(String presented) {
        if (!TokenSecret.isValid(presented)) {
            return Optional.empty();
        }
        return tokens.findByHash(new TokenSecret(presented).hash())
                .filter(owned -> owned.token().isAcceptedAt(clock.instant()))
                .map(owned -> new Caller(
                        owned.user().id(),
                        owned.user().name(),
                        owned.user().roles().contains(Role.ADMIN),
                        owned.token().id(),
                        owned.user().organization(),
                        owned.user().team()));
    }
}
