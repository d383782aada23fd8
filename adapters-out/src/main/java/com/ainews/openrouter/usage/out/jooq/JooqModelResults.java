package com.ainews.openrouter.usage.out.jooq;

import static com.ainews.openrouter.usage.out.jooq.db.Tables.LEDGER;
import static com.ainews.openrouter.usage.out.jooq.db.Tables.MODEL_NOTES;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.ModelResult;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.ModelNotes;
import com.ainews.openrouter.usage.port.ModelResults;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Repository;

/**
 * Reads a month of the ledger, once a minute at most for each purpose. Who asks then gets what was
 * read before, and does not wait.
 */
@Repository
class JooqModelResults implements ModelResults {

    private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MAX_PURPOSES = 100;

    private static final Field<Integer> ANSWERS = count().as("answers");
    private static final Field<BigDecimal> COST = avg(LEDGER.COST).as("mean_cost");
    private static final Field<BigDecimal> LATENCY = coalesce(
                    avg(LEDGER.LATENCY_MS).filterWhere(LEDGER.ATTEMPTS.eq(inline(1))),
                    avg(LEDGER.LATENCY_MS))
            .as("mean_latency");
    private static final Field<BigDecimal> FIRST_TOKEN =
            avg(LEDGER.FIRST_TOKEN_MS).as("mean_first_token");
    private static final Field<BigDecimal> ANSWER =
            avg(LEDGER.COMPLETION_TOKENS).as("mean_answer");

    private record Query(LocalDate from, @Nullable String purpose) {}

    private final DSLContext dsl;
    private final NotedResults noted;
    private final LoadingCache<Query, Map<ModelId, ModelResult>> kept;

    @Autowired
    JooqModelResults(DSLContext dsl) {
        this(dsl, Ticker.systemTicker());
    }

    JooqModelResults(DSLContext dsl, Ticker ticker) {
        this.dsl = dsl;
        this.noted = new NotedResults(dsl);
        this.kept = Caffeine.newBuilder()
                .maximumSize(MAX_PURPOSES)
                .refreshAfterWrite(RENEWED_AFTER)
                .expireAfterWrite(KEPT)
                .executor(Thread::startVirtualThread)
                .ticker(ticker)
                .build(this::query);
    }

    @Override
    public void add(List<ModelNotes> notes) {
        noted.add(notes);
    }

    @Override
    public void forgetBefore(LocalDate day) {
        noted.forgetBefore(day);
    }

    @Override
    public Map<ModelId, ModelResult> since(LocalDate from, @Nullable String purpose) {
        return kept.get(new Query(from, purpose));
    }

    private Map<ModelId, ModelResult> query(Query query) {
        Condition answered = LEDGER.HELD_AT
                .ge(query.from().atStartOfDay(ZoneOffset.UTC).toInstant())
                .and(LEDGER.OUTCOME.eq(inline(CallOutcome.COMPLETED.storedName())))
                .and(LEDGER.SOURCE.ne(inline(CostSource.CACHED.storedName())))
                .and(is(LEDGER.PURPOSE, query.purpose()));
        Map<ModelId, NotedResults.Noted> notes = new HashMap<>(noted.read(
                MODEL_NOTES.DAY.ge(query.from()).and(is(MODEL_NOTES.PURPOSE, query.purpose())),
                answered));
        Map<ModelId, ModelResult> results = new HashMap<>();
        dsl.select(LEDGER.MODEL, ANSWERS, COST, LATENCY, FIRST_TOKEN, ANSWER)
                .from(LEDGER)
                .where(answered)
                .groupBy(LEDGER.MODEL)
                .forEach(row -> {
                    var model = new ModelId(row.get(LEDGER.MODEL));
                    NotedResults.Noted ofModel = notes.remove(model);
                    results.put(
                            model, result(row, ofModel == null ? NotedResults.NOTHING : ofModel));
                });
        notes.forEach((model, ofModel) -> results.put(model, neverAnswered(ofModel)));
        return Map.copyOf(results);
    }

    private static Condition is(Field<String> field, @Nullable String purpose) {
        return purpose == null ? noCondition() : field.eq(purpose);
    }

    private static ModelResult result(Record row, NotedResults.Noted noted) {
        BigDecimal firstToken = row.get(FIRST_TOKEN);
        return new ModelResult(
                row.get(ANSWERS),
                noted.failures(),
                new Usd(row.get(COST).setScale(Usd.STORED_SCALE, RoundingMode.HALF_UP)),
                Duration.ofMillis(whole(row.get(LATENCY))),
                firstToken == null ? null : Duration.ofMillis(whole(firstToken)),
                TokenCount.of(whole(row.get(ANSWER))),
                noted.marks(),
                noted.meanMark());
    }

    private static ModelResult neverAnswered(NotedResults.Noted noted) {
        return new ModelResult(
                0,
                noted.failures(),
                Usd.ZERO,
                Duration.ZERO,
                null,
                TokenCount.ZERO,
                noted.marks(),
                noted.meanMark());
    }

    private static long whole(@Nullable BigDecimal number) {
        return number == null ? 0 : number.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
