package com.ainews.openrouter.access.port;

import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;

/** Who and what there is. */
public interface KnownSubjects {

    boolean has(UserId user);

    boolean has(AccessTokenId token);

    boolean has(TeamId team);

    boolean has(OrganizationId organization);
}
