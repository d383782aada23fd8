package com.ainews.openrouter.access;

import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;

import org.jspecify.annotations.Nullable;

/**
 * Who calls, as far as the access token tells.
 *
 * @param tokenId which of the user's tokens opened the door
 * @param organization where the user belongs, null for nowhere
 * @param team the user's team in the organisation, null for none
 */
public record Caller(
        UserId userId,
        String name,
        boolean administrator,
        AccessTokenId tokenId,
        @Nullable OrganizationId organization,
        @Nullable TeamId team) {

    /** Who answers for what this call costs. */
    public Payer payer() {
        return new Payer(userId, tokenId, team, organization);
    }

    /**
     * Stops everybody but administrators.
     *
     * @throws ProblemException {@code forbidden} unless the caller is an administrator
     */
    public void requireAdministrator() {
        if (!administrator) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "Only administrators may do this; ask one, or use an administrator's token.");
        }
    }
}
