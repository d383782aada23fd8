package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.AccessOperation;
import com.ainews.openrouter.access.domain.NameDraft;
import com.ainews.openrouter.access.domain.Team;
import com.ainews.openrouter.access.port.AccessAudit;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.access.port.Teams;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.TeamId;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an administrator add a team to an organisation. */
@Service
public class CreateTeam {

    private final Organizations organizations;
    private final Teams teams;
    private final AccessAudit audit;
    private final Ids ids;
    private final InstantSource clock;

    public CreateTeam(
            Organizations organizations,
            Teams teams,
            AccessAudit audit,
            Ids ids,
            InstantSource clock) {
        this.organizations = organizations;
        this.teams = teams;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds the team and the audit row, both or neither.
     *
     * @throws ProblemException {@code forbidden}, {@code validation_failed}, {@code not_found} for
     *     an unknown organisation, or {@code already_exists} where it has a team of that name
     */
    @Transactional
    public Team create(Caller actor, OrganizationId organization, String name) {
        actor.requireAdministrator();
        Instant now = clock.instant();
        var team =
                new Team(new TeamId(ids.next()), organization, new NameDraft(name).toName(), now);
        if (organizations.find(organization).isEmpty()) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "There is no organisation " + organization + ".");
        }
        if (!teams.add(team)) {
            throw new ProblemException(
                    ProblemType.ALREADY_EXISTS,
                    "The organisation has a team of the name '%s' already; choose another name."
                            .formatted(team.name()));
        }
        audit.record(new AccessAudit.Entry(
                ids.next(),
                actor.userId(),
                AccessOperation.TEAM_CREATED,
                AccessAudit.Subject.of(team),
                now));
        return team;
    }
}
