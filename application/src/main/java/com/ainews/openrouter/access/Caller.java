package com.ainews.openrouter.access;

import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.UserId;

import java.util.UUID;

/**
 * Who calls, as far as the access token tells.
 *
 * @param tokenId which of the user's tokens opened the door
 */
public record Caller(UserId userId, String name, boolean administrator, UUID tokenId) {

    /** Who answers for what is paid in this call. */
    public Payer payer() {
        return new Payer(userId, new AccessTokenId(tokenId), null, null);
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
