package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.AccessToken;
import com.ainews.openrouter.access.domain.Role;
import com.ainews.openrouter.access.domain.TokenSecret;
import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.access.port.AccessTokens;
import com.ainews.openrouter.access.port.Users;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the first administrator, whose token comes with the configuration. */
@Service
public class EnsureAdministrator {

    public static final String NAME = "administrator";
    static final String TOKEN_LABEL = "from the configuration";

    private final Users users;
    private final AccessTokens tokens;
    private final Ids ids;
    private final InstantSource clock;

    public EnsureAdministrator(Users users, AccessTokens tokens, Ids ids, InstantSource clock) {
        this.users = users;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Repeats safely, at every start and on every replica: the token is accepted afterwards, and
     * one that the configuration named before is not. The configuration counts: to lock
     * this token out, take it from there too.
     *
     * @throws IllegalArgumentException if the token does not have the form of one
     */
    @Transactional
    public void ensure(String token) {
        String hash = new TokenSecret(token).hash();
        Instant now = clock.instant();
        users.add(User.alone(new UserId(ids.next()), NAME, Set.of(Role.USER, Role.ADMIN), now));
        User administrator = users.findByName(NAME).orElseThrow();
        tokens.replaceLabelled(new AccessToken(
                new AccessTokenId(ids.next()),
                administrator.id(),
                hash,
                TOKEN_LABEL,
                now,
                now.plus(AccessToken.MAX_LIFETIME),
                null));
    }
}
