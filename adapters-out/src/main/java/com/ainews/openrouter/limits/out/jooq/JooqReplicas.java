package com.ainews.openrouter.limits.out.jooq;

import static com.ainews.openrouter.limits.out.jooq.db.Tables.HOLDS;
import static com.ainews.openrouter.limits.out.jooq.db.Tables.REPLICAS;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.port.Replicas;
import com.ainews.openrouter.shared.HoldId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class JooqReplicas implements Replicas {

    private final DSLContext dsl;

    JooqReplicas(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public void seen(UUID replica, Instant now) {
        dsl.insertInto(REPLICAS, REPLICAS.ID, REPLICAS.SEEN_AT)
                .values(replica, now)
                .onConflict(REPLICAS.ID)
                .doUpdate()
                .set(REPLICAS.SEEN_AT, now)
                .execute();
    }

    @Override
    public List<Hold> holdsOfUnseen(Instant since, int limit) {
        return held(
                HOLDS.OWNER_ID.notIn(
                        DSL.select(REPLICAS.ID).from(REPLICAS).where(REPLICAS.SEEN_AT.ge(since))),
                limit);
    }

    @Override
    public List<Hold> holdsOf(UUID replica, int limit) {
        return held(HOLDS.OWNER_ID.eq(replica), limit);
    }

    @Override
    public void renewLeases(Renewal renewal) {
        dsl.update(HOLDS)
                .set(HOLDS.LEASE_UNTIL, renewal.until())
                .where(HOLDS.STATE.eq(HoldState.HELD.storedName()))
                .and(HOLDS.LEASE_UNTIL.lt(renewal.endingBefore()))
                .and(HOLDS.HELD_AT.ge(renewal.heldSince()))
                .and(HOLDS.ID.eq(DSL.any(
                        renewal.running().stream().map(HoldId::value).toArray(UUID[]::new))))
                .execute();
    }

    @Override
    public void forget(Instant notSeenSince) {
        dsl.deleteFrom(REPLICAS).where(REPLICAS.SEEN_AT.lt(notSeenSince)).execute();
    }

    private List<Hold> held(Condition which, int limit) {
        return dsl.selectFrom(HOLDS)
                .where(HOLDS.STATE.eq(HoldState.HELD.storedName()))
                .and(which)
                .orderBy(HOLDS.HELD_AT)
                .limit(limit)
                .fetch(HoldRow::read);
    }
}
