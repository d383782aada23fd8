package com.ainews.openrouter.access.out.jooq;

import static com.ainews.openrouter.access.out.jooq.db.Tables.AUDIT;

import com.ainews.openrouter.access.port.AccessAudit;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class JooqAccessAudit implements AccessAudit {

    private final DSLContext dsl;

    JooqAccessAudit(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public void record(Entry entry) {
        dsl.insertInto(AUDIT)
                .set(AUDIT.ID, entry.id())
                .set(AUDIT.ACTOR_ID, entry.actor().value())
                .set(AUDIT.OPERATION, entry.operation().storedName())
                .set(AUDIT.USER_ID, entry.user().value())
                .set(AUDIT.TOKEN_ID, entry.tokenId())
                .set(AUDIT.AT, entry.at())
                .execute();
    }
}
