package com.ainews.openrouter.limits.out.jooq;

import static com.ainews.openrouter.limits.out.jooq.db.Tables.SCOPES;

import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.ScopeType;
import com.ainews.openrouter.limits.out.jooq.db.tables.records.ScopesRecord;
import com.ainews.openrouter.limits.port.ScopeLimits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

@Repository
class JooqScopeLimits implements ScopeLimits {

    private static final Map<LimitKind, TableField<ScopesRecord, BigDecimal>> COLUMNS =
            new EnumMap<>(Map.of(
                    LimitKind.DAILY_COST, SCOPES.DAILY_COST_LIMIT,
                    LimitKind.MONTHLY_COST, SCOPES.MONTHLY_COST_LIMIT,
                    LimitKind.REQUESTS_PER_HOUR, SCOPES.REQUESTS_PER_HOUR,
                    LimitKind.TOKENS_PER_HOUR, SCOPES.TOKENS_PER_HOUR));

    private final DSLContext dsl;

    JooqScopeLimits(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Map<Scope, Limits> find(Collection<Scope> scopes) {
        return dsl.selectFrom(SCOPES)
                .where(SCOPES.ID.in(scopes.stream().map(Scope::id).toList()))
                .fetchMap(
                        row -> new Scope(
                                ScopeType.ofWireName(row.getType()).orElseThrow(), row.getId()),
                        JooqScopeLimits::limits);
    }

    @Override
    public Limits replace(Scope scope, Limits limits, Instant now) {
        dsl.insertInto(SCOPES, SCOPES.ID, SCOPES.TYPE)
                .values(scope.id(), scope.type().wireName())
                .onConflictDoNothing()
                .execute();
        ScopesRecord row = dsl.selectFrom(SCOPES)
                .where(SCOPES.ID.eq(scope.id()))
                .forNoKeyUpdate()
                .fetchSingle();
        Limits before = limits(row);
        COLUMNS.forEach((kind, column) -> row.set(column, limits.of(kind)));
        row.setUpdatedAt(now);
        dsl.executeUpdate(row);
        return before;
    }

    private static Limits limits(ScopesRecord row) {
        Map<LimitKind, BigDecimal> byKind = new EnumMap<>(LimitKind.class);
        COLUMNS.forEach((kind, column) -> {
            if (row.get(column) != null) {
                byKind.put(kind, row.get(column));
            }
        });
        return new Limits(byKind);
    }
}
