package com.ainews.openrouter.usage.out.jooq;

import static com.ainews.openrouter.usage.out.jooq.db.Tables.LEDGER;

import com.ainews.openrouter.limits.MeterWindows;
import com.ainews.openrouter.limits.SettledAmount;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.usage.port.LedgerSums;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class JooqLedgerSums implements LedgerSums {

    private static final int ROWS_AT_A_TIME = 1_000;

    /**
     * The parameters are the windows of day, month and hour, the oldest of them, and a condition on
     * the scope. Calls from before tokens were counted have none.
     */
    private static final String SUMS = """
            SELECT scope.type, scope.id AS scope_id, counted.kind, counted.bucket,
                   sum(counted.amount) AS amount
            FROM usage.ledger AS line
            CROSS JOIN LATERAL (VALUES
                ('user', line.user_id),
                ('access_token', nullif(line.token_id, '00000000-0000-0000-0000-000000000000')),
                ('team', line.team_id),
                ('organization', line.organization_id)) AS scope (type, id)
            CROSS JOIN LATERAL (VALUES
                ('daily_cost', date_trunc('day', line.held_at, 'UTC'), {0}, line.cost),
                ('monthly_cost', date_trunc('month', line.held_at, 'UTC'), {1}, line.cost),
                ('requests_per_hour', date_trunc('minute', line.held_at), {2}, 1),
                ('tokens_per_hour', date_trunc('minute', line.held_at), {2},
                 line.prompt_tokens + line.completion_tokens))
                AS counted (kind, bucket, window_start, amount)
            WHERE line.held_at >= {3}
              AND scope.id IS NOT NULL
              AND counted.bucket >= counted.window_start
              AND {4}
            GROUP BY scope.type, scope.id, counted.kind, counted.bucket
            ORDER BY scope.type COLLATE "C", scope.id::text COLLATE "C", counted.kind COLLATE "C",
                     counted.bucket
            """;

    private final DSLContext dsl;

    JooqLedgerSums(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Stream<SettledAmount> read(MeterWindows windows) {
        return sums(windows, DSL.trueCondition())
                .fetchSize(ROWS_AT_A_TIME)
                .fetchStream()
                .map(JooqLedgerSums::amount);
    }

    @Override
    public List<SettledAmount> of(String scopeType, UUID scopeId, MeterWindows windows) {
        return sums(
                        windows,
                        DSL.condition(
                                "scope.type = {0} AND scope.id = {1}",
                                DSL.val(scopeType), DSL.val(scopeId)))
                .fetch(JooqLedgerSums::amount);
    }

    @Override
    public Set<HoldId> settled(Collection<HoldId> holds) {
        return new HashSet<>(dsl.select(LEDGER.HOLD_ID)
                .from(LEDGER)
                .where(LEDGER.HOLD_ID.eq(
                        DSL.any(holds.stream().map(HoldId::value).toArray(UUID[]::new))))
                .fetch(row -> new HoldId(row.value1())));
    }

    private ResultQuery<Record> sums(MeterWindows windows, Condition scope) {
        return dsl.resultQuery(
                SUMS,
                DSL.val(windows.day()),
                DSL.val(windows.month()),
                DSL.val(windows.hour()),
                DSL.val(windows.oldest()),
                scope);
    }

    private static SettledAmount amount(Record row) {
        return new SettledAmount(
                row.get("type", String.class),
                row.get("scope_id", UUID.class),
                row.get("kind", String.class),
                row.get("bucket", Instant.class),
                row.get("amount", BigDecimal.class));
    }
}
