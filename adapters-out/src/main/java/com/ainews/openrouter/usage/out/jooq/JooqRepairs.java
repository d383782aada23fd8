package com.ainews.openrouter.usage.out.jooq;

import static com.ainews.openrouter.usage.out.jooq.db.Tables.REPAIRS;

import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.port.Repairs;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class JooqRepairs implements Repairs {

    private final DSLContext dsl;

    JooqRepairs(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public void record(UUID id, @Nullable UserId actor, String finding, Instant at) {
        dsl.insertInto(REPAIRS, REPAIRS.ID, REPAIRS.ACTOR_ID, REPAIRS.FINDING, REPAIRS.AT)
                .values(id, actor == null ? null : actor.value(), finding, at)
                .execute();
    }
}
