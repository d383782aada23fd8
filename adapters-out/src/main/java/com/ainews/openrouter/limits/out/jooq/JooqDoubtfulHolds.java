package com.ainews.openrouter.limits.out.jooq;

import static com.ainews.openrouter.limits.out.jooq.db.Tables.HOLDS;
import static com.ainews.openrouter.limits.out.jooq.db.Tables.REPLICAS;

import com.ainews.openrouter.limits.domain.Doubt;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.port.DoubtfulHolds;
import com.ainews.openrouter.shared.HoldId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class JooqDoubtfulHolds implements DoubtfulHolds {

    private static final Condition IS_HELD = HOLDS.STATE.eq(HoldState.HELD.storedName());

    private static final String NOTE_GENERATIONS = """
            UPDATE limits.holds AS hold SET generation_id = noted.generation_id
            FROM unnest({0}, {1}) AS noted (id, generation_id)
            WHERE hold.id = noted.id AND hold.state = 'held'
            """;

    private final DSLContext dsl;

    JooqDoubtfulHolds(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public void noteGenerations(Map<HoldId, String> generations) {
        List<Map.Entry<HoldId, String>> noted = List.copyOf(generations.entrySet());
        dsl.execute(
                NOTE_GENERATIONS,
                DSL.val(noted.stream().map(one -> one.getKey().value()).toArray(UUID[]::new)),
                DSL.val(noted.stream().map(Map.Entry::getValue).toArray(String[]::new)));
    }

    @Override
    public void doubt(Doubted doubted) {
        Doubt.Use use = doubted.doubt().use();
        dsl.update(HOLDS)
                .set(
                        HOLDS.GENERATION_ID,
                        DSL.coalesce(DSL.val(doubted.generationId()), HOLDS.GENERATION_ID))
                .set(HOLDS.DOUBTED_AT, doubted.now())
                .set(
                        HOLDS.CHECK_AT,
                        DSL.when(
                                DSL.coalesce(DSL.val(doubted.generationId()), HOLDS.GENERATION_ID)
                                        .isNotNull(),
                                DSL.val(doubted.checkAt(), HOLDS.CHECK_AT)))
                .set(HOLDS.DELIVERED, doubted.doubt().delivered())
                .set(
                        HOLDS.PROMPT_TOKENS,
                        use == null ? null : use.promptTokens().value())
                .set(
                        HOLDS.COMPLETION_TOKENS,
                        use == null ? null : use.completionTokens().value())
                .set(
                        HOLDS.COMPUTED_COST,
                        use == null ? null : use.computedCost().amount())
                .where(HOLDS.ID.eq(doubted.hold().value()))
                .and(IS_HELD)
                .execute();
    }

    @Override
    public int doubtThoseOfUnseen(Instant since, Instant now) {
        return dsl.update(HOLDS)
                .set(HOLDS.DOUBTED_AT, now)
                .set(
                        HOLDS.CHECK_AT,
                        DSL.when(HOLDS.GENERATION_ID.isNotNull(), DSL.val(now, HOLDS.CHECK_AT)))
                .where(IS_HELD)
                .and(HOLDS.DOUBTED_AT.isNull())
                .and(HOLDS.ATTEMPT.gt(0))
                .and(HOLDS.OWNER_ID.notIn(
                        DSL.select(REPLICAS.ID).from(REPLICAS).where(REPLICAS.SEEN_AT.ge(since))))
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
