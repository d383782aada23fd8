package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.AccessToken;
import com.ainews.openrouter.access.port.AccessTokens;
import com.ainews.openrouter.shared.UserId;
import java.util.List;
import org.springframework.stereotype.Service;

/** Shows an administrator which access tokens a user has, so that one can be revoked. */
@Service
public class ListAccessTokens {

    /** Older ones are not shown. */
    public static final int MAX_TOKENS = 200;

    private final AccessTokens tokens;

    public ListAccessTokens(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** Lists a user's tokens, newest first, expired and revoked ones too; never a secret. */
    public List<AccessToken> list(Caller actor, UserId user) {
        actor.requireAdministrator();
        return tokens.ofUser(user, MAX_TOKENS);
    }
}
