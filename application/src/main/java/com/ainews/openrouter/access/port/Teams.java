package com.ainews.openrouter.access.port;

import com.ainews.openrouter.access.domain.Team;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;

import java.util.List;
import java.util.Optional;

/** All teams of all organisations. */
public interface Teams {

    /**
     * Adds a team to an organisation that there is, unless it has one of that name; tells whether
     * it did.
     */
    boolean add(Team team);

    Optional<Team> find(TeamId id);

    /** Teams of an organisation whose name comes after a text, by name. */
    List<Team> list(OrganizationId organization, int limit, String afterName);
}
