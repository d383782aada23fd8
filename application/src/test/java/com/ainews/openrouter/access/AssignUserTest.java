package com.ainews.openrouter.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.access.domain.AccessOperation;
import com.ainews.openrouter.access.domain.Organization;
import com.ainews.openrouter.access.domain.Role;
import com.ainews.openrouter.access.domain.Team;
import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.access.port.AccessAudit;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssignUserTest {

    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final InMemoryTeams teams = new InMemoryTeams(organizations);
    private final InMemoryUsers users = new InMemoryUsers(organizations, teams);
    private final InMemoryAccessAudit audit = new InMemoryAccessAudit();
    private final AssignUser assignUser =
            new AssignUser(users, organizations, teams, audit, UUID::randomUUID, clock);

    private final UserId ada = new UserId(UUID.randomUUID());
    private final OrganizationId acme = new OrganizationId(UUID.randomUUID());
    private final OrganizationId zoo = new OrganizationId(UUID.randomUUID());
    private final TeamId desk = new TeamId(UUID.randomUUID());

    @BeforeEach
    void addAll() {
        users.add(User.alone(ada, "ada", Set.of(Role.USER), clock.instant()));
        organizations.add(new Organization(acme, "acme", clock.instant()));
        organizations.add(new Organization(zoo, "zoo", clock.instant()));
        teams.add(new Team(desk, acme, "desk", clock.instant()));
    }

    @Test
    void replacesWhereTheUserBelonged() {
        assertThat(assign(acme, desk).team()).isEqualTo(desk);

        User moved = assign(zoo, null);

        assertThat(moved.organization()).isEqualTo(zoo);
        assertThat(moved.team()).isNull();
        assertThat(users.find(ada)).contains(moved);
    }

    @Test
    void clearsWhatIsNotGiven() {
        assign(acme, desk);

        assertThat(assign(acme, null).team()).isNull();
        assertThat(assign(null, null).organization()).isNull();
    }

    @Test
    void leavesALineInTheTrailEachTime() {
        User assigned = assign(acme, desk);
        User cleared = assign(null, null);

        assertThat(audit.entries())
                .extracting(AccessAudit.Entry::subject)
                .containsExactly(AccessAudit.Subject.of(assigned), AccessAudit.Subject.of(cleared));
        assertThat(audit.entries())
                .allMatch(entry -> entry.operation() == AccessOperation.USER_ASSIGNED)
                .allMatch(entry -> entry.at().equals(clock.instant()));
    }

    @Test
    void refusesATeamWithoutItsOrganization() {
        ProblemException without = refusal(ada, null, desk);
        ProblemException another = refusal(ada, zoo, desk);

        assertThat(without.type()).isEqualTo(ProblemType.VALIDATION_FAILED);
        assertThat(without.violations().getFirst().field()).isEqualTo("organization_id");
        assertThat(another.type()).isEqualTo(ProblemType.VALIDATION_FAILED);
        assertThat(another.violations().getFirst().field()).isEqualTo("team_id");
    }

    @Test
    void saysWhatThereIsNot() {
        var unknown = UUID.randomUUID();

        assertThat(refusal(new UserId(unknown), acme, desk).detail())
                .isEqualTo("There is no user " + unknown + ".");
        assertThat(refusal(ada, new OrganizationId(unknown), desk).detail())
                .isEqualTo("There is no organisation " + unknown + ".");
        assertThat(refusal(ada, acme, new TeamId(unknown)).type()).isEqualTo(ProblemType.NOT_FOUND);
    }

    @Test
    void isForAdministrators() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> assignUser.assign(caller(false), ada, acme, null));

        assertThat(problem.type()).isEqualTo(ProblemType.FORBIDDEN);
    }

    private User assign(@Nullable OrganizationId organization, @Nullable TeamId team) {
        return assignUser.assign(caller(true), ada, organization, team);
    }

    private ProblemException refusal(
            UserId user, @Nullable OrganizationId organization, TeamId team) {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> assignUser.assign(caller(true), user, organization, team));
        assertThat(audit.entries()).isEmpty();
        return problem;
    }

    private static Caller caller(boolean administrator) {
        return new Caller(
                new UserId(UUID.randomUUID()),
                "caller",
                administrator,
                new AccessTokenId(UUID.randomUUID()),
                null,
                null);
    }
}
