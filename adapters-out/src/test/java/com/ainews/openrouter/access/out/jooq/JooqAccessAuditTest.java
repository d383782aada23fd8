package com.ainews.openrouter.access.out.jooq;

import static com.ainews.openrouter.access.out.jooq.db.Tables.AUDIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.access.domain.AccessOperation;
import com.ainews.openrouter.access.out.jooq.db.tables.records.AuditRecord;
import com.ainews.openrouter.access.port.AccessAudit.Entry;
import com.ainews.openrouter.access.port.AccessAudit.Subject;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.testing.MigratedDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JooqAccessAuditTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123456Z");

    private final JooqAccessAudit audit = new JooqAccessAudit(MigratedDatabase.dsl());

    private final UserId actor = new UserId(UUID.randomUUID());

    @Test
    void storesAllThatAnOperationConcerns() {
        var user = new UserId(UUID.randomUUID());
        var token = new AccessTokenId(UUID.randomUUID());
        var organization = new OrganizationId(UUID.randomUUID());
        var team = new TeamId(UUID.randomUUID());

        AuditRecord row = stored(new Subject(user, token, organization, team));

        assertThat(row.getActorId()).isEqualTo(actor.value());
        assertThat(row.getOperation()).isEqualTo("user_assigned");
        assertThat(row.getUserId()).isEqualTo(user.value());
        assertThat(row.getTokenId()).isEqualTo(token.value());
        assertThat(row.getOrganizationId()).isEqualTo(organization.value());
        assertThat(row.getTeamId()).isEqualTo(team.value());
        assertThat(row.getAt()).isEqualTo(NOW);
    }

    @Test
    void leavesOutWhatAnOperationDoesNotConcern() {
        var organization = new OrganizationId(UUID.randomUUID());

        AuditRecord row = stored(new Subject(null, null, organization, null));

        assertThat(row.getOrganizationId()).isEqualTo(organization.value());
        assertThat(row.getUserId()).isNull();
        assertThat(row.getTokenId()).isNull();
        assertThat(row.getTeamId()).isNull();
    }

    @Test
    void refusesALineAboutNothing() {
        assertThatThrownBy(() -> stored(new Subject(null, null, null, null)))
                .isInstanceOf(RuntimeException.class);
    }

    private AuditRecord stored(Subject subject) {
        var id = UUID.randomUUID();
        audit.record(new Entry(id, actor, AccessOperation.USER_ASSIGNED, subject, NOW));
        return MigratedDatabase.dsl().fetchSingle(AUDIT, AUDIT.ID.eq(id));
    }
}
