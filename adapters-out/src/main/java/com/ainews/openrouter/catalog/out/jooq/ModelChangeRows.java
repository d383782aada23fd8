package com.ainews.openrouter.catalog.out.jooq;

import static com.ainews.openrouter.catalog.out.jooq.db.Tables.MODEL_CHANGES;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import com.ainews.openrouter.catalog.domain.ChangesQuery;
import com.ainews.openrouter.catalog.domain.KeptChange;
import com.ainews.openrouter.catalog.domain.ModelChange;
import com.ainews.openrouter.catalog.domain.PriceOverride;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.catalog.out.jooq.db.tables.records.ModelChangesRecord;
import com.ainews.openrouter.catalog.port.Models;
import com.ainews.openrouter.shared.ModelId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What changed from one catalogue to the next, row by row. */
final class ModelChangeRows {

    /** How prices are written. */
    record Written(Map<String, BigDecimal> prices, List<PriceOverride> overrides) {}

    private final JsonMapper mapper;

    ModelChangeRows(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Adds them and forgets the oldest. */
    void add(DSLContext tx, List<ModelChange> changes) {
        tx.batchInsert(changes.stream().map(this::row).toList()).execute();
        tx.deleteFrom(MODEL_CHANGES)
                .where(MODEL_CHANGES.ID.le(
                        select(max(MODEL_CHANGES.ID).minus((long) Models.KEPT_CHANGES))
                                .from(MODEL_CHANGES)))
                .execute();
    }

    List<KeptChange> find(DSLContext dsl, ChangesQuery query) {
        Condition wanted = noCondition();
        if (query.model() != null) {
            wanted = wanted.and(MODEL_CHANGES.MODEL_ID.eq(query.model().value()));
        }
        if (query.kind() != null) {
            wanted = wanted.and(MODEL_CHANGES.KIND.eq(query.kind().wireName()));
        }
        if (query.before() != null) {
            wanted = wanted.and(MODEL_CHANGES.ID.lt(query.before()));
        }
        return dsl.selectFrom(MODEL_CHANGES)
                .where(wanted)
                .orderBy(MODEL_CHANGES.ID.desc())
                .limit(query.limit())
                .fetch(row -> new KeptChange(row.getId(), change(row)));
    }

    List<ModelChange> unannounced(DSLContext dsl, Instant before, int limit) {
        return dsl.selectFrom(MODEL_CHANGES)
                .where(MODEL_CHANGES.ANNOUNCED_AT.isNull(), MODEL_CHANGES.AT.lt(before))
                .orderBy(MODEL_CHANGES.ID)
                .limit(limit)
                .fetch(this::change);
    }

    void announced(DSLContext dsl, Instant at) {
        dsl.update(MODEL_CHANGES)
                .set(MODEL_CHANGES.ANNOUNCED_AT, currentInstant())
                .where(MODEL_CHANGES.AT.eq(at), MODEL_CHANGES.ANNOUNCED_AT.isNull())
                .execute();
    }

    private ModelChangesRecord row(ModelChange change) {
        var row = new ModelChangesRecord();
        row.setModelId(change.model().value());
        row.setKind(change.kind().wireName());
        row.setPricesBefore(json(change.before()));
        row.setPricesAfter(json(change.after()));
        row.setAt(change.at());
        return row;
    }

    private ModelChange change(ModelChangesRecord row) {
        return new ModelChange(
                new ModelId(row.getModelId()),
                ModelChange.Kind.ofWireName(row.getKind()),
                pricing(row.getPricesBefore()),
                pricing(row.getPricesAfter()),
                row.getAt());
    }

    private @Nullable JSONB json(@Nullable Pricing pricing) {
        return pricing == null
                ? null
                : JSONB.valueOf(mapper.writeValueAsString(
                        new Written(pricing.prices(), pricing.overrides())));
    }

    private @Nullable Pricing pricing(@Nullable JSONB json) {
        if (json == null) {
            return null;
        }
        Written written = mapper.readValue(json.data(), Written.class);
        return new Pricing(written.prices(), written.overrides());
    }
}
