package com.ainews.openrouter.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.access.domain.AccessToken;
import com.ainews.openrouter.access.domain.Organization;
import com.ainews.openrouter.access.domain.Role;
import com.ainews.openrouter.access.domain.Team;
import com.ainews.openrouter.access.domain.TokenSecret;
import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.access.port.AccessTokens;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.access.port.Teams;
import com.ainews.openrouter.access.port.Users;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of access tokens must do. */
public abstract class AccessTokensContract {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123456Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    protected abstract AccessTokens tokens();

    protected abstract Users users();

    protected abstract Organizations organizations();

    protected abstract Teams teams();

    @Test
    void findsATokenWithItsOwner() {
        User ada = user();
        AccessToken token = token(ada, "app", NOW);
        tokens().add(token);

        assertThat(tokens().findByHash(token.hash())).contains(new AccessTokens.Owned(token, ada));
        assertThat(tokens().findByHash(token(ada, "app", NOW).hash())).isEmpty();
    }

    @Test
    void tellsWhereTheOwnerBelongsNow() {
        User ada = user();
        AccessToken token = token(ada, "app", NOW);
        tokens().add(token);
        Team desk = team();

        User member = users().assign(ada.id(), desk.organization(), desk.id()).orElseThrow();

        assertThat(tokens().findByHash(token.hash()))
                .contains(new AccessTokens.Owned(token, member));
        assertThat(member.team()).isEqualTo(desk.id());
    }

    @Test
    void listsTheNewestOfAUser() {
        User ada = user();
        AccessToken first = token(ada, "first", NOW);
        AccessToken second = token(ada, "second", LATER);
        tokens().add(first);
        tokens().add(second);
        tokens().add(token(user(), "other", LATER));

        assertThat(tokens().ofUser(ada.id(), 5)).containsExactly(second, first);
        assertThat(tokens().ofUser(ada.id(), 1)).containsExactly(second);
    }

    @Test
    void revokesOnceAndKeepsTheFirstDate() {
        AccessToken token = token(user(), "app", NOW);
        tokens().add(token);

        assertThat(tokens().revoke(token.id(), LATER)).contains(revoked(token, LATER));
        assertThat(tokens().revoke(token.id(), LATER.plusSeconds(1)))
                .contains(revoked(token, LATER));
        assertThat(tokens().revoke(new AccessTokenId(UUID.randomUUID()), LATER)).isEmpty();
    }

    @Test
    void replacesOnlyWhatHasTheLabel() {
        User ada = user();
        AccessToken old = token(ada, "config", NOW);
        AccessToken other = token(ada, "app", NOW);
        AccessToken next = token(ada, "config", LATER);
        tokens().add(old);
        tokens().add(other);

        tokens().replaceLabelled(next);
        tokens().replaceLabelled(next);

        assertThat(tokens().ofUser(ada.id(), 5))
                .containsExactlyInAnyOrder(revoked(old, LATER), other, next);
    }

    private User user() {
        var id = new UserId(UUID.randomUUID());
        User user = User.alone(id, id.toString(), Set.of(Role.USER), NOW);
        users().add(user);
        return user;
    }

    private Team team() {
        var id = new OrganizationId(UUID.randomUUID());
        organizations().add(new Organization(id, id.toString(), NOW));
        var team = new Team(new TeamId(UUID.randomUUID()), id, "desk", NOW);
        teams().add(team);
        return team;
    }

    private static AccessToken token(User user, String label, Instant createdAt) {
        var secret = new TokenSecret("ori_" + UUID.randomUUID());
        return new AccessToken(
                new AccessTokenId(UUID.randomUUID()),
                user.id(),
                secret.hash(),
                label,
                createdAt,
                createdAt.plus(AccessToken.DEFAULT_LIFETIME),
                null);
    }

    private static AccessToken revoked(AccessToken token, @Nullable Instant at) {
        return new AccessToken(
                token.id(),
                token.user(),
                token.hash(),
                token.label(),
                token.createdAt(),
                token.expiresAt(),
                at);
    }
}
