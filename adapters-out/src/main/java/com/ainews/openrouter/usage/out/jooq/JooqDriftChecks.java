package com.ainews.openrouter.usage.out.jooq;

import static com.ainews.openrouter.usage.out.jooq.db.Tables.DRIFT_CHECKS;
import static com.ainews.openrouter.usage.out.jooq.db.Tables.LEDGER;
import static com.ainews.openrouter.usage.out.jooq.db.Tables.OWN_KEYS_TO_CHECK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.DriftCheck;
import com.ainews.openrouter.usage.out.jooq.db.tables.records.DriftChecksRecord;
import com.ainews.openrouter.usage.port.DriftChecks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class JooqDriftChecks implements DriftChecks {

    private final DSLContext dsl;

    JooqDriftChecks(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public List<UserId> usersToCheck(Instant since, int limit) {
        return dsl.selectFrom(OWN_KEYS_TO_CHECK(since, limit))
                .fetch(row -> new UserId(row.getOwnKeysToCheck()));
    }

    @Override
    public Optional<DriftCheck> last(@Nullable UserId user) {
        return dsl.selectFrom(DRIFT_CHECKS)
                .where(
                        user == null
                                ? DRIFT_CHECKS.USER_ID.isNull()
                                : DRIFT_CHECKS.USER_ID.eq(user.value()))
                .orderBy(DRIFT_CHECKS.AT.desc(), DRIFT_CHECKS.ID.desc())
                .limit(1)
                .fetchOptional(JooqDriftChecks::check);
    }

    @Override
    public Usd ledgerSum(@Nullable UserId user, Instant settledUntil) {
        return dsl.select(coalesce(sum(LEDGER.COST), inline(BigDecimal.ZERO)))
                .from(LEDGER)
                .where(madeWithTheKeyOf(user))
                .and(LEDGER.SETTLED_AT.le(settledUntil))
                .fetchSingle(row -> new Usd(row.value1()));
    }

    /** Without bind values for what the partial indexes ask for, so that they can be used. */
    private static Condition madeWithTheKeyOf(@Nullable UserId user) {
        return user == null
                ? LEDGER.OWN_KEY.eq(inline(false))
                : LEDGER.OWN_KEY.eq(inline(true)).and(LEDGER.USER_ID.eq(user.value()));
    }

    @Override
    public boolean add(DriftCheck check) {
        UserId user = check.user();
        return dsl.insertInto(DRIFT_CHECKS)
                        .set(DRIFT_CHECKS.ID, check.id())
                        .set(DRIFT_CHECKS.USER_ID, user == null ? null : user.value())
                        .set(DRIFT_CHECKS.KEY_LABEL, check.keyLabel())
                        .set(DRIFT_CHECKS.PREVIOUS_ID, check.previous())
                        .set(DRIFT_CHECKS.AT, check.at())
                        .set(DRIFT_CHECKS.REPORTED, check.reported().amount())
                        .set(DRIFT_CHECKS.LEDGER, check.ledger().amount())
                        .set(DRIFT_CHECKS.DRIFT, check.drift().amount())
                        .onConflict(DRIFT_CHECKS.USER_ID, DRIFT_CHECKS.PREVIOUS_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    @Override
    public List<DriftCheck> newest(int limit) {
        return dsl.selectFrom(DRIFT_CHECKS)
                .orderBy(DRIFT_CHECKS.AT.desc(), DRIFT_CHECKS.ID.desc())
                .limit(limit)
                .fetch(JooqDriftChecks::check);
    }

    private static DriftCheck check(DriftChecksRecord row) {
        return new DriftCheck(
                row.getId(),
                row.getUserId() == null ? null : new UserId(row.getUserId()),
                row.getKeyLabel(),
                row.getPreviousId(),
                row.getAt(),
                new Usd(row.getReported()),
                new Usd(row.getLedger()),
                new Usd(row.getDrift()));
    }
}
