package com.ainews.openrouter.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.access.domain.AccessToken;
import com.ainews.openrouter.access.domain.Organization;
import com.ainews.openrouter.access.domain.Role;
import com.ainews.openrouter.access.domain.Team;
import com.ainews.openrouter.access.domain.TokenSecret;
import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthenticateTokenTest {

    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final InMemoryTeams teams = new InMemoryTeams(organizations);
    private final InMemoryUsers users = new InMemoryUsers(organizations, teams);
    private final InMemoryAccessTokens tokens = new InMemoryAccessTokens(users);
    private final AuthenticateToken authenticate = new AuthenticateToken(tokens, clock);

    private final UserId ada = new UserId(UUID.randomUUID());
    private final AccessTokenId tokenId = new AccessTokenId(UUID.randomUUID());
    private final TokenSecret secret = new TokenSecret("ori_" + "a".repeat(43));

    @BeforeEach
    void issue() {
        users.add(User.alone(ada, "ada", Set.of(Role.USER), clock.instant()));
        tokens.add(new AccessToken(
                tokenId,
                ada,
                secret.hash(),
                "app",
                clock.instant(),
                clock.instant().plus(AccessToken.DEFAULT_LIFETIME),
                null));
    }

    @Test
    void tellsWhoCallsAndWhoPays() {
        Caller caller = authenticate.authenticate(secret.value()).orElseThrow();

        assertThat(caller).isEqualTo(new Caller(ada, "ada", false, tokenId, null, null));
        assertThat(caller.payer()).isEqualTo(new Payer(ada, tokenId, null, null));
    }

    @Test
    void tellsWhereTheCallerBelongs() {
        var acme = new OrganizationId(UUID.randomUUID());
        var desk = new TeamId(UUID.randomUUID());
        organizations.add(new Organization(acme, "acme", clock.instant()));
        teams.add(new Team(desk, acme, "desk", clock.instant()));
        users.assign(ada, acme, desk);

        Caller caller = authenticate.authenticate(secret.value()).orElseThrow();

        assertThat(caller.organization()).isEqualTo(acme);
        assertThat(caller.team()).isEqualTo(desk);
        assertThat(caller.payer()).isEqualTo(new Payer(ada, tokenId, desk, acme));
    }

    @Test
    void knowsNobodyBehindATokenThatIsNotAccepted() {
        assertThat(authenticate.authenticate("nonsense")).isEmpty();
        assertThat(authenticate.authenticate("ori_" + "b".repeat(43))).isEmpty();

        clock.advance(AccessToken.DEFAULT_LIFETIME);

        assertThat(authenticate.authenticate(secret.value())).isEmpty();
    }
}
