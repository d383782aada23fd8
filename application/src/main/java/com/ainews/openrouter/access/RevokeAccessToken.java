package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.AccessOperation;
import com.ainews.openrouter.access.domain.AccessToken;
import com.ainews.openrouter.access.port.AccessAudit;
import com.ainews.openrouter.access.port.AccessTokens;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an administrator take an access token back, at once and for good. */
@Service
public class RevokeAccessToken {

    private final AccessTokens tokens;
    private final AccessAudit audit;
    private final Ids ids;
    private final InstantSource clock;

    public RevokeAccessToken(AccessTokens tokens, AccessAudit audit, Ids ids, InstantSource clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Repeats safely: a token that is revoked already stays so, with its first date.
     *
     * @throws ProblemException {@code forbidden}, or {@code not_found} for an unknown token
     */
    @Transactional
    public AccessToken revoke(Caller actor, AccessTokenId tokenId) {
        actor.requireAdministrator();
        Instant now = clock.instant();
        AccessToken revoked = tokens.revoke(tokenId, now)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no access token " + tokenId + "."));
        audit.record(new AccessAudit.Entry(
                ids.next(),
                actor.userId(),
                AccessOperation.TOKEN_REVOKED,
                AccessAudit.Subject.of(revoked),
                now));
        return revoked;
    }
}
