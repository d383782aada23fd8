package com.ainews.openrouter.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.access.domain.Organization;
import com.ainews.openrouter.access.domain.Team;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.access.port.Teams;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of teams must do. */
public abstract class TeamsContract {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123456Z");

    protected abstract Organizations organizations();

    protected abstract Teams teams();

    @Test
    void keepsWhatWasAdded() {
        Team desk = team(organization(), "desk");

        assertThat(teams().add(desk)).isTrue();

        assertThat(teams().find(desk.id())).contains(desk);
        assertThat(teams().find(new TeamId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void givesANameOnceInEachOrganization() {
        Team here = team(organization(), "desk");
        Team again = team(here.organization(), "desk");
        Team elsewhere = team(organization(), "desk");

        assertThat(teams().add(here)).isTrue();
        assertThat(teams().add(again)).isFalse();
        assertThat(teams().add(elsewhere)).isTrue();

        assertThat(teams().find(again.id())).isEmpty();
    }

    @Test
    void pagesTheTeamsOfOneOrganizationByName() {
        OrganizationId organization = organization();
        Team a = team(organization, "a");
        Team b = team(organization, "b");
        Team c = team(organization, "c");
        teams().add(c);
        teams().add(a);
        teams().add(b);
        teams().add(team(organization(), "b"));

        assertThat(teams().list(organization, 2, "")).containsExactly(a, b);
        assertThat(teams().list(organization, 2, "b")).containsExactly(c);
        assertThat(teams().list(organization(), 2, "")).isEmpty();
    }

    @Test
    void takesNoTeamWithoutItsOrganization() {
        Team lost = team(new OrganizationId(UUID.randomUUID()), "desk");

        assertThatThrownBy(() -> teams().add(lost)).isInstanceOf(RuntimeException.class);
    }

    private OrganizationId organization() {
        var id = new OrganizationId(UUID.randomUUID());
        organizations().add(new Organization(id, id.toString(), NOW));
        return id;
    }

    private static Team team(OrganizationId organization, String name) {
        return new Team(new TeamId(UUID.randomUUID()), organization, name, NOW);
    }
}
