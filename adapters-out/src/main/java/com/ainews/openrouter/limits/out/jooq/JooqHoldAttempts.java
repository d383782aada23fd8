package com.ainews.openrouter.limits.out.jooq;

import static com.ainews.openrouter.limits.out.jooq.db.Tables.HOLDS;
import static com.ainews.openrouter.limits.out.jooq.db.Tables.REPLICAS;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.port.HoldAttempts;
import com.ainews.openrouter.shared.HoldId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class JooqHoldAttempts implements HoldAttempts {

    private static final Condition IS_HELD = HOLDS.STATE.eq(HoldState.HELD.storedName());

    private static final String NOTE = """
            UPDATE limits.holds AS hold SET attempt = noted.attempt, model = noted.model
            FROM unnest({0}, {1}, {2}) AS noted (id, attempt, model)
            WHERE hold.id = noted.id AND hold.state = 'held' AND hold.attempt >= 0
            RETURNING hold.id
            """;

    /** As an attempt: nothing may be sent any more. */
    private static final int NO_MORE = -1;

    private final DSLContext dsl;

    JooqHoldAttempts(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public List<Boolean> note(List<Attempt> attempts) {
        Set<UUID> noted = Set.copyOf(dsl.fetch(
                        NOTE,
                        DSL.val(attempts.stream().map(a -> a.hold().value()).toArray(UUID[]::new)),
                        DSL.val(attempts.stream().map(Attempt::number).toArray(Integer[]::new)),
                        DSL.val(attempts.stream()
                                .map(a -> a.model().value())
                                .toArray(String[]::new)))
                .getValues(0, UUID.class));
        return attempts.stream().map(a -> noted.contains(a.hold().value())).toList();
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
