package com.ainews.openrouter.access.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private final UserId id = new UserId(UUID.fromString("018f0000-0000-7000-8000-000000000001"));

    @Test
    void belongsNowhereAtFirst() {
        User user = User.alone(id, "ada", Set.of(Role.USER), NOW);

        assertThat(user.organization()).isNull();
        assertThat(user.team()).isNull();
    }

    @Test
    void hasNoTeamWithoutAnOrganization() {
        var team = new TeamId(UUID.fromString("018f0000-0000-7000-8000-000000000002"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new User(id, "ada", Set.of(Role.USER), null, team, NOW));
    }
}
