package com.ainews.openrouter.shared;

import org.jspecify.annotations.Nullable;

/**
 * Who answers for a paid call: the user, the access token that it came with, and the team and
 * organisation that the user belongs to. The limits of all of them apply.
 *
 * @param team null for a user without one
 * @param organization never null where there is a team
 */
public record Payer(
        UserId user,
        AccessTokenId token,
        @Nullable TeamId team,
        @Nullable OrganizationId organization) {

    public Payer {
        if (team != null && organization == null) {
            throw new IllegalArgumentException("A team is always inside an organisation");
        }
    }
}
