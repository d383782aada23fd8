package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.AccessOperation;
import com.ainews.openrouter.access.domain.AccessToken;
import com.ainews.openrouter.access.domain.TokenSecret;
import com.ainews.openrouter.access.port.AccessAudit;
import com.ainews.openrouter.access.port.AccessTokens;
import com.ainews.openrouter.access.port.TokenSecrets;
import com.ainews.openrouter.access.port.Users;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.shared.Violations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an administrator give a user a new access token. */
@Service
public class IssueAccessToken {

    private final Users users;
    private final AccessTokens tokens;
    private final TokenSecrets secrets;
    private final AccessAudit audit;
    private final Ids ids;
    private final InstantSource clock;

    public IssueAccessToken(
            Users users,
            AccessTokens tokens,
            TokenSecrets secrets,
            AccessAudit audit,
            Ids ids,
            InstantSource clock) {
        this.users = users;
        this.tokens = tokens;
        this.secrets = secrets;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Stores the token's hash and the audit row, both or neither.
     *
     * @param expiresAt at most ten years away; null for 90 days from now
     * @return the token with its secret, which nobody can see again
     * @throws ProblemException {@code forbidden}, {@code validation_failed} or {@code not_found}
     */
    @Transactional
    public IssuedToken issue(Caller actor, UserId user, String label, @Nullable Instant expiresAt) {
        actor.requireAdministrator();
        Instant now = clock.instant();
        Instant end = Objects.requireNonNullElse(expiresAt, now.plus(AccessToken.DEFAULT_LIFETIME));
        new Violations()
                .requireText("label", label, AccessToken.MAX_LABEL_LENGTH)
                .require(
                        end.isAfter(now) && !end.isAfter(now.plus(AccessToken.MAX_LIFETIME)),
                        "expires_at",
                        end,
                        "must be in the future, %d days away at most"
                                .formatted(AccessToken.MAX_LIFETIME.toDays()))
                .throwIfAny();
        if (users.find(user).isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no user " + user + ".");
        }
        TokenSecret secret = secrets.next();
        var token = new AccessToken(
                new AccessTokenId(ids.next()), user, secret.hash(), label, now, end, null);
        tokens.add(token);
        audit.record(new AccessAudit.Entry(
                ids.next(),
                actor.userId(),
                AccessOperation.TOKEN_ISSUED,
                AccessAudit.Subject.of(token),
                now));
        return new IssuedToken(token, secret);
    }
}
