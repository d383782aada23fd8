package com.ainews.openrouter.limits.out.jooq;

import static com.ainews.openrouter.limits.out.jooq.db.Tables.AUDIT;

import com.ainews.openrouter.limits.domain.LimitChange;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.ScopeType;
import com.ainews.openrouter.limits.out.jooq.db.tables.records.AuditRecord;
import com.ainews.openrouter.limits.port.LimitsAudit;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Limits are kept as text, such as {@code daily_cost=10 requests_per_hour=100}. */
@Repository
class JooqLimitsAudit implements LimitsAudit {

    private final DSLContext dsl;

    JooqLimitsAudit(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public void record(LimitChange change) {
        dsl.executeInsert(new AuditRecord(
                change.id(),
                change.actor().value(),
                change.scope().id(),
                change.scope().type().wireName(),
                text(change.before()),
                text(change.after()),
                change.at()));
    }

    @Override
    public List<LimitChange> newest(int limit) {
        return dsl.selectFrom(AUDIT)
                .orderBy(AUDIT.ID.desc())
                .limit(limit)
                .fetch(row -> new LimitChange(
                        row.getId(),
                        new UserId(row.getActorId()),
                        new Scope(
                                ScopeType.ofWireName(row.getScopeType()).orElseThrow(),
                                row.getScopeId()),
                        limits(row.getBefore()),
                        limits(row.getAfter()),
                        row.getAt()));
    }

    private static String text(Limits limits) {
        return limits.byKind().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(limit ->
                        limit.getKey().storedName() + "=" + limit.getValue().toPlainString())
                .collect(Collectors.joining(" "));
    }

    private static Limits limits(String text) {
        Map<LimitKind, BigDecimal> byKind = new EnumMap<>(LimitKind.class);
        for (String limit : text.isEmpty() ? new String[0] : text.split(" ")) {
            int equals = limit.indexOf('=');
            byKind.put(
                    LimitKind.ofStoredName(limit.substring(0, equals)),
                    new BigDecimal(limit.substring(equals + 1)));
        }
        return new Limits(byKind);
    }
}
