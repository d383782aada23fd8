package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.AccessOperation;
import com.ainews.openrouter.access.domain.Team;
import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.access.port.AccessAudit;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.access.port.Teams;
import com.ainews.openrouter.access.port.Users;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.shared.Violations;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an administrator say to which organisation and team a user belongs. */
@Service
public class AssignUser {

    private final Users users;
    private final Organizations organizations;
    private final Teams teams;
    private final AccessAudit audit;
    private final Ids ids;
    private final InstantSource clock;

    public AssignUser(
            Users users,
            Organizations organizations,
            Teams teams,
            AccessAudit audit,
            Ids ids,
            InstantSource clock) {
        this.users = users;
        this.organizations = organizations;
        this.teams = teams;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Replaces where the user belonged, and adds the audit row, both or neither. Repeats safely,
     * with an audit row each time. The user's next call has it; one that is under way goes on as
     * it began.
     *
     * @param organization null for none
     * @param team one of the organisation; null for none
     * @return the user as it is now
     * @throws ProblemException {@code forbidden}, {@code validation_failed} for a team without its
     *     organisation, or {@code not_found} for what there is not
     */
    @Transactional
    public User assign(
            Caller actor,
            UserId user,
            @Nullable OrganizationId organization,
            @Nullable TeamId team) {
        actor.requireAdministrator();
        new Violations()
                .require(
                        team == null || organization != null,
                        "organization_id",
                        null,
                        "must be given where a team is")
                .throwIfAny();
        if (organization != null && organizations.find(organization).isEmpty()) {
            throw missing("organisation", organization);
        }
        if (team != null) {
            requireTeamOf(organization, team);
        }
        User assigned =
                users.assign(user, organization, team).orElseThrow(() -> missing("user", user));
        audit.record(new AccessAudit.Entry(
                ids.next(),
                actor.userId(),
                AccessOperation.USER_ASSIGNED,
                AccessAudit.Subject.of(assigned),
                clock.instant()));
        return assigned;
    }

    private void requireTeamOf(@Nullable OrganizationId organization, TeamId id) {
        Team team = teams.find(id).orElseThrow(() -> missing("team", id));
        new Violations()
                .require(
                        team.organization().equals(organization),
                        "team_id",
                        id,
                        "must be a team of the organisation")
                .throwIfAny();
    }

    private static ProblemException missing(String what, Record id) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "There is no %s %s.".formatted(what, id));
    }
}
