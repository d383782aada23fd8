package com.ainews.openrouter.access.port;

import com.ainews.openrouter.access.domain.AccessOperation;
import com.ainews.openrouter.access.domain.AccessToken;
import com.ainews.openrouter.access.domain.Organization;
import com.ainews.openrouter.access.domain.Team;
import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The trail of what administrators do to users, tokens, organisations and teams. */
public interface AccessAudit {

    /**
     * One line of the trail.
     *
     * @param actor who did it
     * @param subject to whom or what
     */
    record Entry(UUID id, UserId actor, AccessOperation operation, Subject subject, Instant at) {}

    /** Whom or what an operation concerns, as it is afterwards; the rest is null. */
    record Subject(
            @Nullable UserId user,
            @Nullable AccessTokenId token,
            @Nullable OrganizationId organization,
            @Nullable TeamId team) {

        public static Subject of(User user) {
            return new Subject(user.id(), null, user.organization(), user.team());
        }

        public static Subject of(AccessToken token) {
            return new Subject(token.user(), token.id(), null, null);
        }

        public static Subject of(Organization organization) {
            return new Subject(null, null, organization.id(), null);
        }

        public static Subject of(Team team) {
            return new Subject(null, null, team.organization(), team.id());
        }
    }

    void record(Entry entry);
}
