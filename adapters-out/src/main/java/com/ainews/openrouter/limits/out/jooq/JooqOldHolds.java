package com.ainews.openrouter.limits.out.jooq;

import static com.ainews.openrouter.limits.out.jooq.db.Tables.HOLDS;
import static com.ainews.openrouter.limits.out.jooq.db.Tables.METERS;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.port.OldHolds;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class JooqOldHolds implements OldHolds {

    private final DSLContext dsl;

    JooqOldHolds(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public List<Hold> overdue(Instant now, int limit) {
        return dsl.selectFrom(HOLDS)
                .where(HOLDS.STATE.eq(HoldState.HELD.storedName()))
                .and(HOLDS.LEASE_UNTIL.lt(now))
                .orderBy(HOLDS.LEASE_UNTIL)
                .limit(limit)
                .fetch(HoldRow::read);
    }

    @Override
    public List<Hold> charged(UserId user, int limit) {
        return dsl.selectFrom(HOLDS)
                .where(HOLDS.USER_ID.eq(user.value()))
                .and(HOLDS.STATE.in(HoldState.SETTLED.storedName(), HoldState.EXPIRED.storedName()))
                .orderBy(HOLDS.HELD_AT.desc())
                .limit(limit)
                .fetch(HoldRow::read);
    }

    @Override
    public void forgetMeters(LimitKind kind, Instant before) {
        dsl.deleteFrom(METERS)
                .where(METERS.KIND.eq(kind.storedName()))
                .and(METERS.BUCKET.lt(before))
                .and(METERS.HELD.eq(BigDecimal.ZERO))
                .execute();
    }

    @Override
    public void forgetHolds(Instant endedBefore) {
        dsl.deleteFrom(HOLDS)
                .where(HOLDS.STATE.ne(HoldState.HELD.storedName()))
                .and(HOLDS.ENDED_AT.lt(endedBefore))
                .execute();
    }
}
