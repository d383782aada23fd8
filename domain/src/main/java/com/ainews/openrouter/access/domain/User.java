package com.ainews.openrouter.access.domain;

import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone, or some program, that uses the service.
 *
 * @param name unique, chosen by an administrator
 * @param organization null for a user without one
 * @param team one of the organisation; null for a user without one
 */
public record User(
        UserId id,
        String name,
        Set<Role> roles,
        @Nullable OrganizationId organization,
        @Nullable TeamId team,
        Instant createdAt) {

    public User {
        roles = Set.copyOf(roles);
        if (team != null && organization == null) {
            throw new IllegalArgumentException("A team is always inside an organisation");
        }
    }

    /** A user who belongs to no organisation yet. */
    public static User alone(UserId id, String name, Set<Role> roles, Instant createdAt) {
        return new User(id, name, roles, null, null, createdAt);
    }
}
