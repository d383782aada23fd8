package com.ainews.openrouter.access.in;

import com.ainews.openrouter.access.AuthenticateToken;
import com.ainews.openrouter.access.Caller;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Turns {@code Bearer ori_…} into an authenticated {@link Caller}. */
@Component
public class BearerTokens {

    public static final String USER = "ROLE_USER";
    public static final String ADMIN = "ROLE_ADMIN";

    private static final String SCHEME = "Bearer ";

    private final AuthenticateToken authenticateToken;

    BearerTokens(AuthenticateToken authenticateToken) {
        this.authenticateToken = authenticateToken;
    }

    /**
     * Finds the caller.
     *
     * @param authorization a header's value
     * @return empty where there is no token, or not a good one
     */
    public Optional<Authentication> authenticate(@Nullable String authorization) {
        return authorization == null
                        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.empty()
                : authenticateToken
                        .authenticate(authorization.substring(SCHEME.length()).strip())
                        .map(BearerTokens::authentication);
    }

    private static Authentication authentication(Caller caller) {
        GrantedAuthority user = new SimpleGrantedAuthority(USER);
        return UsernamePasswordAuthenticationToken.authenticated(
                caller,
                null,
                caller.administrator()
                        ? List.of(user, new SimpleGrantedAuthority(ADMIN))
                        : List.of(user));
    }
}
