package com.ainews.openrouter.limits.out.jooq;

import static com.ainews.openrouter.limits.out.jooq.db.Tables.HOLDS;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.port.DoubtfulHolds;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class JooqDoubtfulHolds implements DoubtfulHolds {

    private static final Condition IS_HELD = HOLDS.STATE.eq(HoldState.HELD.storedName());

    private final DSLContext dsl;

    JooqDoubtfulHolds(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public void noteAttempt(HoldId hold, int attempt, ModelId model) {
        dsl.update(HOLDS)
                .set(HOLDS.ATTEMPT, attempt)
                .set(HOLDS.MODEL, model.value())
                .where(HOLDS.ID.eq(hold.value()))
                .and(IS_HELD)
                .execute();
    }

    @Override
    public void noteGeneration(HoldId hold, String generationId, Instant checkAt) {
        dsl.update(HOLDS)
                .set(HOLDS.GENERATION_ID, generationId)
                .set(HOLDS.CHECK_AT, checkAt)
                .where(HOLDS.ID.eq(hold.value()))
                .and(IS_HELD)
                .execute();
    }

    /** Rows that another replica is taking at this moment are left to it. */
    @Override
    public List<Hold> takeDue(Instant now, int limit) {
        Field<Instant> later = DSL.field(
                "{0} + least(power(2, {1}), 60) * interval '1 second'",
                HOLDS.CHECK_AT.getDataType(), DSL.val(now, HOLDS.CHECK_AT), HOLDS.CHECKS);
        return dsl
                .update(HOLDS)
                .set(HOLDS.CHECK_AT, later)
                .set(HOLDS.CHECKS, HOLDS.CHECKS.plus(1))
                .where(HOLDS.ID.in(DSL.select(HOLDS.ID)
                        .from(HOLDS)
                        .where(IS_HELD)
                        .and(HOLDS.CHECK_AT.le(now))
                        .orderBy(HOLDS.CHECK_AT)
                        .limit(limit)
                        .forUpdate()
                        .skipLocked()))
                .returning()
                .fetch(HoldRow::read)
                .stream()
                .sorted(Comparator.comparing(Hold::heldAt))
                .toList();
    }
}
