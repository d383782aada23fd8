package com.ainews.openrouter.settings.out.jooq;

import static com.ainews.openrouter.settings.out.jooq.db.Tables.KEY_AUDIT;

import com.ainews.openrouter.settings.domain.KeyAuditEntry;
import com.ainews.openrouter.settings.domain.KeyOperation;
import com.ainews.openrouter.settings.port.KeyAudit;
import com.ainews.openrouter.shared.UserId;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class JooqKeyAudit implements KeyAudit {

    private final DSLContext dsl;

    JooqKeyAudit(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public void record(KeyAuditEntry entry) {
        dsl.insertInto(KEY_AUDIT)
                .set(KEY_AUDIT.ID, entry.id())
                .set(KEY_AUDIT.USER_ID, entry.user().value())
                .set(KEY_AUDIT.ACTOR_ID, entry.actor().value())
                .set(KEY_AUDIT.OPERATION, entry.operation().name())
                .set(KEY_AUDIT.LABEL, entry.label())
                .set(KEY_AUDIT.AT, entry.at())
                .execute();
    }

    @Override
    public List<KeyAuditEntry> newest(UserId user, int limit) {
        return dsl.selectFrom(KEY_AUDIT)
                .where(KEY_AUDIT.USER_ID.eq(user.value()))
                .orderBy(KEY_AUDIT.AT.desc(), KEY_AUDIT.ID.desc())
                .limit(limit)
                .fetch(row -> new KeyAuditEntry(
                        row.getId(),
                        user,
                        new UserId(row.getActorId()),
                        KeyOperation.valueOf(row.getOperation()),
                        row.getLabel(),
                        row.getAt()));
    }
}
