package com.ainews.openrouter.access.out.jooq;

import static com.ainews.openrouter.access.out.jooq.db.Tables.AUDIT;

import com.ainews.openrouter.access.port.AccessAudit;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class JooqAccessAudit implements AccessAudit {

    private final DSLContext dsl;

    JooqAccessAudit(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public void record(Entry entry) {
        Subject subject = entry.subject();
        dsl.insertInto(AUDIT)
                .set(AUDIT.ID, entry.id())
                .set(AUDIT.ACTOR_ID, entry.actor().value())
                .set(AUDIT.OPERATION, entry.operation().storedName())
                .set(AUDIT.USER_ID, value(subject.user(), UserId::value))
                .set(AUDIT.TOKEN_ID, value(subject.token(), AccessTokenId::value))
                .set(AUDIT.ORGANIZATION_ID, value(subject.organization(), OrganizationId::value))
                .set(AUDIT.TEAM_ID, value(subject.team(), TeamId::value))
                .set(AUDIT.AT, entry.at())
                .execute();
    }

    private static <T> @Nullable UUID value(@Nullable T id, Function<T, UUID> value) {
        return id == null ? null : value.apply(id);
    }
}
