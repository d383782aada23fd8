package com.ainews.openrouter.limits.out.jooq;

import static com.ainews.openrouter.limits.out.jooq.db.Tables.METERS;
import static com.ainews.openrouter.limits.out.jooq.db.Tables.SCOPES;

import com.ainews.openrouter.limits.MeterReading;
import com.ainews.openrouter.limits.MeterWindows;
import com.ainews.openrouter.limits.SettledAmount;
import com.ainews.openrouter.limits.port.Meters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class JooqMeters implements Meters {

    private static final int ROWS_AT_A_TIME = 1_000;

    /** What the holds that are not ended add up to, by scope, kind and bucket. */
    private static final String HELD_BY_HOLDS = """
            SELECT scope.id AS scope_id, kinds.kind, kinds.bucket, sum(kinds.amount) AS amount
            FROM limits.holds AS hold
            CROSS JOIN LATERAL (VALUES
                (hold.user_id), (hold.token_id), (hold.team_id), (hold.organization_id)) AS scope (id)
            CROSS JOIN LATERAL limits.kinds(
                date_trunc('minute', hold.held_at), hold.cost, hold.requests::numeric,
                hold.tokens::numeric) AS kinds
            WHERE hold.state = 'held' AND scope.id IS NOT NULL
            GROUP BY scope.id, kinds.kind, kinds.bucket
            """;

    /** Whether a bucket still counts: the parameters are the windows of day, month and hour. */
    private static final String COUNTS = """
            CASE kind
                WHEN 'daily_cost' THEN bucket >= {0}
                WHEN 'monthly_cost' THEN bucket >= {1}
                ELSE bucket >= {2}
            END
            """;

    private static final String READ = """
            SELECT scope.type, scope_id, kind, bucket, coalesce(meter.settled, 0) AS settled,
                   coalesce(meter.held, 0) AS held, coalesce(by_holds.amount, 0) AS held_by_holds
            FROM limits.meters AS meter
            FULL JOIN (%s) AS by_holds USING (scope_id, kind, bucket)
            JOIN limits.scopes AS scope ON scope.id = scope_id
            WHERE %s
            ORDER BY scope.type COLLATE "C", scope_id::text COLLATE "C", kind COLLATE "C", bucket
            """.formatted(HELD_BY_HOLDS, COUNTS);

    /** Also where a counter is missing altogether. */
    private static final String CORRECT_HELD = """
            INSERT INTO limits.meters AS meter (scope_id, kind, bucket, held)
            SELECT scope_id, kind, bucket, coalesce(by_holds.amount, 0)
            FROM limits.meters
            FULL JOIN (%s) AS by_holds USING (scope_id, kind, bucket)
            WHERE scope_id = {3} AND %s
            ON CONFLICT (scope_id, kind, bucket) DO UPDATE SET held = excluded.held
            """.formatted(HELD_BY_HOLDS, COUNTS);

    private static final String CORRECT_SETTLED = """
            UPDATE limits.meters SET settled = 0 WHERE scope_id = {3} AND %s
            """.formatted(COUNTS);

    private final DSLContext dsl;

    JooqMeters(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Stream<MeterReading> read(MeterWindows windows) {
        return dsl.resultQuery(
                        READ,
                        DSL.val(windows.day()),
                        DSL.val(windows.month()),
                        DSL.val(windows.hour()))
                .fetchSize(ROWS_AT_A_TIME)
                .fetchStream()
                .map(JooqMeters::reading);
    }

    @Override
    public void lock(String scopeType, UUID scopeId) {
        dsl.insertInto(SCOPES, SCOPES.ID, SCOPES.TYPE)
                .values(scopeId, scopeType)
                .onConflictDoNothing()
                .execute();
        dsl.select(SCOPES.ID)
                .from(SCOPES)
                .where(SCOPES.ID.eq(scopeId))
                .forNoKeyUpdate()
                .execute();
    }

    @Override
    public void correct(UUID scopeId, MeterWindows windows, List<SettledAmount> settled) {
        dsl.execute(
                CORRECT_SETTLED,
                DSL.val(windows.day()),
                DSL.val(windows.month()),
                DSL.val(windows.hour()),
                DSL.val(scopeId));
        for (SettledAmount amount : settled) {
            dsl.insertInto(METERS, METERS.SCOPE_ID, METERS.KIND, METERS.BUCKET, METERS.SETTLED)
                    .values(scopeId, amount.kind(), amount.bucket(), amount.amount())
                    .onConflict(METERS.SCOPE_ID, METERS.KIND, METERS.BUCKET)
                    .doUpdate()
                    .set(METERS.SETTLED, amount.amount())
                    .execute();
        }
        dsl.execute(
                CORRECT_HELD,
                DSL.val(windows.day()),
                DSL.val(windows.month()),
                DSL.val(windows.hour()),
                DSL.val(scopeId));
    }

    private static MeterReading reading(Record row) {
        return new MeterReading(
                row.get("type", String.class),
                row.get("scope_id", UUID.class),
                row.get("kind", String.class),
                row.get("bucket", Instant.class),
                row.get("settled", BigDecimal.class),
                row.get("held", BigDecimal.class),
                row.get("held_by_holds", BigDecimal.class));
    }
}
