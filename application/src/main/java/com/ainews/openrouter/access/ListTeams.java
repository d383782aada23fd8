package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.Team;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.access.port.Teams;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows an administrator which teams an organisation has. */
@Service
public class ListTeams {

    public static final int MAX_PAGE = 200;

    private final Organizations organizations;
    private final Teams teams;

    public ListTeams(Organizations organizations, Teams teams) {
        this.organizations = organizations;
        this.teams = teams;
    }

    /**
     * Lists a page of an organisation's teams.
     *
     * @param first how many, 1 to 200
     * @param afterName the last name of the page before; null for the first page
     * @return teams by name
     * @throws ProblemException {@code forbidden}, {@code validation_failed}, or {@code not_found}
     *     for an unknown organisation
     */
    public List<Team> list(
            Caller actor, OrganizationId organization, int first, @Nullable String afterName) {
        actor.requireAdministrator();
        new Violations().requireBetween("first", first, 1, MAX_PAGE).throwIfAny();
        if (organizations.find(organization).isEmpty()) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "There is no organisation " + organization + ".");
        }
        return teams.list(organization, first, afterName == null ? "" : afterName);
    }
}
