package com.ainews.openrouter.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.access.domain.AccessOperation;
import com.ainews.openrouter.access.domain.Organization;
import com.ainews.openrouter.access.domain.Team;
import com.ainews.openrouter.access.port.AccessAudit;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.UserId;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Organisations and teams come to be, and are found again. */
class OrganizationsTest {

    private final Ids ids = UUID::randomUUID;
    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final InMemoryTeams teams = new InMemoryTeams(organizations);
    private final InMemoryAccessAudit audit = new InMemoryAccessAudit();
    private final Caller admin = caller(true);

    private final CreateOrganization createOrganization =
            new CreateOrganization(organizations, audit, ids, clock);
    private final CreateTeam createTeam = new CreateTeam(organizations, teams, audit, ids, clock);
    private final ListOrganizations listOrganizations = new ListOrganizations(organizations);
    private final ListTeams listTeams = new ListTeams(organizations, teams);

    @Test
    void whatIsCreatedIsListedByName() {
        Organization zoo = createOrganization.create(admin, "zoo");
        Organization acme = createOrganization.create(admin, " acme ");
        Team sport = createTeam.create(admin, acme.id(), "sport");
        Team desk = createTeam.create(admin, acme.id(), "desk");

        assertThat(acme.name()).isEqualTo("acme");
        assertThat(acme.createdAt()).isEqualTo(clock.instant());
        assertThat(listOrganizations.list(admin, 50, null)).containsExactly(acme, zoo);
        assertThat(listOrganizations.list(admin, 1, "acme")).containsExactly(zoo);
        assertThat(listTeams.list(admin, acme.id(), 50, null)).containsExactly(desk, sport);
        assertThat(listTeams.list(admin, acme.id(), 1, "desk")).containsExactly(sport);
        assertThat(listTeams.list(admin, zoo.id(), 50, null)).isEmpty();
    }

    @Test
    void theTrailSaysWhoCreatedWhat() {
        Organization acme = createOrganization.create(admin, "acme");
        Team desk = createTeam.create(admin, acme.id(), "desk");

        assertThat(audit.entries()).allMatch(entry -> entry.actor().equals(admin.userId()));
        assertThat(audit.entries())
                .extracting(AccessAudit.Entry::operation)
                .containsExactly(
                        AccessOperation.ORGANIZATION_CREATED, AccessOperation.TEAM_CREATED);
        assertThat(audit.entries())
                .extracting(AccessAudit.Entry::subject)
                .containsExactly(AccessAudit.Subject.of(acme), AccessAudit.Subject.of(desk));
    }

    @Test
    void aNameIsTakenOnlyOnceWhereItCounts() {
        Organization acme = createOrganization.create(admin, "acme");
        Organization zoo = createOrganization.create(admin, "zoo");
        createTeam.create(admin, acme.id(), "desk");
        createTeam.create(admin, zoo.id(), "desk");
        int before = audit.entries().size();

        assertThat(problem(() -> createOrganization.create(admin, " acme ")))
                .isEqualTo(ProblemType.ALREADY_EXISTS);
        assertThat(problem(() -> createTeam.create(admin, acme.id(), "desk")))
                .isEqualTo(ProblemType.ALREADY_EXISTS);
        assertThat(audit.entries()).hasSize(before);
    }

    @Test
    void refusesWhatIsInvalidOrUnknown() {
        var unknown = new OrganizationId(UUID.randomUUID());

        assertThat(problem(() -> createOrganization.create(admin, " ")))
                .isEqualTo(ProblemType.VALIDATION_FAILED);
        assertThat(problem(() -> createTeam.create(admin, unknown, "x".repeat(101))))
                .isEqualTo(ProblemType.VALIDATION_FAILED);
        assertThat(problem(() -> createTeam.create(admin, unknown, "desk")))
                .isEqualTo(ProblemType.NOT_FOUND);
        assertThat(problem(() -> listTeams.list(admin, unknown, 50, null)))
                .isEqualTo(ProblemType.NOT_FOUND);
        assertThat(problem(() -> listOrganizations.list(admin, 0, null)))
                .isEqualTo(ProblemType.VALIDATION_FAILED);
        assertThat(problem(() -> listTeams.list(admin, unknown, 201, null)))
                .isEqualTo(ProblemType.VALIDATION_FAILED);
        assertThat(audit.entries()).isEmpty();
    }

    @Test
    void isForAdministrators() {
        OrganizationId acme = createOrganization.create(admin, "acme").id();
        Caller user = caller(false);

        assertThat(problem(() -> createOrganization.create(user, "")))
                .isEqualTo(ProblemType.FORBIDDEN);
        assertThat(problem(() -> createTeam.create(user, acme, "desk")))
                .isEqualTo(ProblemType.FORBIDDEN);
        assertThat(problem(() -> listOrganizations.list(user, 50, null)))
                .isEqualTo(ProblemType.FORBIDDEN);
        assertThat(problem(() -> listTeams.list(user, acme, 50, null)))
                .isEqualTo(ProblemType.FORBIDDEN);
    }

    private static ProblemType problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).type();
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
