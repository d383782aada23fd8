package com.ainews.openrouter.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.access.domain.Organization;
import com.ainews.openrouter.access.domain.Role;
import com.ainews.openrouter.access.domain.Team;
import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.access.port.Teams;
import com.ainews.openrouter.access.port.Users;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of users must do. */
public abstract class UsersContract {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123456Z");

    private final String prefix = UUID.randomUUID().toString();

    protected abstract Users users();

    protected abstract Organizations organizations();

    protected abstract Teams teams();

    @Test
    void keepsWhatWasAdded() {
        User ada = user("ada");

        assertThat(users().add(ada)).isTrue();
        assertThat(users().add(user("ada"))).isFalse();

        assertThat(users().find(ada.id())).contains(ada);
        assertThat(users().findByName(ada.name())).contains(ada);
    }

    @Test
    void pagesByName() {
        User a = user("a");
        User b = user("b");
        users().add(b);
        users().add(a);

        assertThat(users().list(2, prefix)).containsExactly(a, b);
        assertThat(users().list(1, a.name())).containsExactly(b);
    }

    @Test
    void assignsMovesAndClears() {
        User ada = user("ada");
        users().add(ada);
        Team desk = team();
        OrganizationId elsewhere = organization();

        assertThat(users().assign(ada.id(), desk.organization(), desk.id()))
                .contains(with(ada, desk.organization(), desk.id()));
        assertThat(users().find(ada.id())).contains(with(ada, desk.organization(), desk.id()));

        assertThat(users().assign(ada.id(), elsewhere, null)).contains(with(ada, elsewhere, null));
        assertThat(users().findByName(ada.name())).contains(with(ada, elsewhere, null));

        assertThat(users().assign(ada.id(), null, null)).contains(ada);
        assertThat(users().find(ada.id())).contains(ada);
    }

    @Test
    void assignsNobodyWhoIsNotThere() {
        assertThat(users().assign(new UserId(UUID.randomUUID()), organization(), null))
                .isEmpty();
    }

    @Test
    void refusesATeamThatIsNotOfTheOrganization() {
        User ada = user("ada");
        users().add(ada);
        Team desk = team();
        OrganizationId elsewhere = organization();

        refuses(ada, elsewhere, desk.id());
        refuses(ada, null, desk.id());
        refuses(ada, desk.organization(), new TeamId(UUID.randomUUID()));
        refuses(ada, new OrganizationId(UUID.randomUUID()), null);

        assertThat(users().find(ada.id())).contains(ada);
    }

    private void refuses(User user, @Nullable OrganizationId organization, @Nullable TeamId team) {
        assertThatThrownBy(() -> users().assign(user.id(), organization, team))
                .isInstanceOf(RuntimeException.class);
    }

    private OrganizationId organization() {
        var id = new OrganizationId(UUID.randomUUID());
        organizations().add(new Organization(id, id.toString(), NOW));
        return id;
    }

    private Team team() {
        var team = new Team(new TeamId(UUID.randomUUID()), organization(), "desk", NOW);
        teams().add(team);
        return team;
    }

    private User user(String name) {
        return User.alone(
                new UserId(UUID.randomUUID()), prefix + name, Set.of(Role.USER, Role.ADMIN), NOW);
    }

    private static User with(
            User user, @Nullable OrganizationId organization, @Nullable TeamId team) {
        return new User(user.id(), user.name(), user.roles(), organization, team, user.createdAt());
    }
}
