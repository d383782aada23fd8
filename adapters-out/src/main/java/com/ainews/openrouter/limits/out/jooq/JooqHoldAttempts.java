package com.ainews.openrouter.limits.out.jooq;

import static com.ainews.openrouter.limits.out.jooq.db.Tables.HOLDS;
import static com.ainews.openrouter.limits.out.jooq.db.Tables.REPLICAS;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.port.HoldAttempts;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class JooqHoldAttempts implements HoldAttempts {

    private static final Condition IS_HELD = HOLDS.STATE.eq(HoldState.HELD.storedName());

    /** As an attempt: nothing may be sent any more. */
    private static final int NO_MORE = -1;

    private final DSLContext dsl;

    JooqHoldAttempts(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public boolean note(HoldId hold, int attempt, ModelId model) {
        return dsl.update(HOLDS)
                        .set(HOLDS.ATTEMPT, attempt)
                        .set(HOLDS.MODEL, model.value())
                        .where(HOLDS.ID.eq(hold.value()))
                        .and(IS_HELD)
                        .and(HOLDS.ATTEMPT.ge(0))
                        .execute()
                > 0;
    }

    @Override
    public boolean forbidSending(HoldId hold) {
        return dsl.update(HOLDS)
                        .set(HOLDS.ATTEMPT, NO_MORE)
                        .where(HOLDS.ID.eq(hold.value()))
                        .and(IS_HELD)
                        .and(HOLDS.ATTEMPT.le(0))
                        .execute()
                > 0;
    }

    @Override
    public List<Hold> waitingAtUnseen(Instant since, int limit) {
        return dsl.selectFrom(HOLDS)
                .where(IS_HELD)
                .and(HOLDS.ATTEMPT.le(0))
                .and(HOLDS.OWNER_ID.notIn(
                        DSL.select(REPLICAS.ID).from(REPLICAS).where(REPLICAS.SEEN_AT.ge(since))))
                .orderBy(HOLDS.LEASE_UNTIL)
                .limit(limit)
                .fetch(HoldRow::read);
    }
}
