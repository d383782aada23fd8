package com.ainews.openrouter.usage.out.jooq;

import static com.ainews.openrouter.usage.out.jooq.db.Tables.LEDGER;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.CallOutcome;
import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.domain.Spending;
import com.ainews.openrouter.usage.domain.UsagePeriod;
import com.ainews.openrouter.usage.domain.UsageReport;
import com.ainews.openrouter.usage.domain.UsageTotals;
import com.ainews.openrouter.usage.out.jooq.db.tables.records.LedgerRecord;
import com.ainews.openrouter.usage.port.Ledger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class JooqLedger implements Ledger {

    private static final Field<Integer> REQUESTS = count().as("requests");
    private static final Field<Integer> FAILED = count().filterWhere(
                    LEDGER.OUTCOME.ne(CallOutcome.COMPLETED.storedName()))
            .as("failed");
    private static final Field<BigDecimal> PROMPT = sum(LEDGER.PROMPT_TOKENS).as("prompt");
    private static final Field<BigDecimal> ANSWER =
            sum(LEDGER.COMPLETION_TOKENS).as("answer");
    private static final Field<BigDecimal> COST = sum(LEDGER.COST).as("cost_sum");

    private final DSLContext dsl;

    JooqLedger(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public void append(List<LedgerEntry> entries) {
        if (!entries.isEmpty()) {
            LedgerLines.append(dsl.configuration(), entries);
        }
    }

    @Override
    public List<LedgerEntry> page(UserId user, int limit, @Nullable UUID before) {
        Condition mine = LEDGER.USER_ID.eq(user.value());
        Condition here = before == null
                ? mine
                : mine.and(DSL.row(LEDGER.HELD_AT, LEDGER.ID)
                        .lt(select(LEDGER.HELD_AT, LEDGER.ID)
                                .from(LEDGER)
                                .where(LEDGER.ID.eq(before))
                                .and(mine)));
        return dsl.selectFrom(LEDGER)
                .where(here)
                .orderBy(LEDGER.HELD_AT.desc(), LEDGER.ID.desc())
                .limit(limit)
                .fetch(JooqLedger::entry);
    }

    @Override
    public Spending spending(UserId user, Instant day, Instant week, Instant month) {
        Field<BigDecimal> ofDay = since(day);
        Field<BigDecimal> ofWeek = since(week);
        Field<BigDecimal> ofMonth = since(month);
        return dsl.select(COST, ofDay, ofWeek, ofMonth)
                .from(LEDGER)
                .where(LEDGER.USER_ID.eq(user.value()))
                .fetchSingle(row -> new Spending(
                        usd(row.get(COST)),
                        usd(row.get(ofDay)),
                        usd(row.get(ofWeek)),
                        usd(row.get(ofMonth))));
    }

    private static Field<BigDecimal> since(Instant from) {
        return sum(LEDGER.COST).filterWhere(LEDGER.HELD_AT.ge(from));
    }

    private static Usd usd(@Nullable BigDecimal sum) {
        return sum == null ? Usd.ZERO : new Usd(sum);
    }

    @Override
    public boolean hasGeneration(UserId user, String generationId) {
        return dsl.fetchExists(
                LEDGER, LEDGER.GENERATION_ID.eq(generationId).and(LEDGER.USER_ID.eq(user.value())));
    }

    @Override
    public UsageReport report(UserId user, UsagePeriod period, Instant from, Instant to) {
        Condition mine = LEDGER.USER_ID.eq(user.value()).and(LEDGER.HELD_AT.between(from, to));
        List<UsageReport.OfModel> byModel = dsl.select(
                        LEDGER.MODEL, REQUESTS, FAILED, PROMPT, ANSWER, COST)
                .from(LEDGER)
                .where(mine)
                .groupBy(LEDGER.MODEL)
                .orderBy(COST.desc(), LEDGER.MODEL)
                .fetch(row ->
                        new UsageReport.OfModel(new ModelId(row.get(LEDGER.MODEL)), totals(row)));
        Field<Instant> start = stepOf(period);
        List<UsageReport.Point> series = dsl.select(start, REQUESTS, FAILED, PROMPT, ANSWER, COST)
                .from(LEDGER)
                .where(mine)
                .groupBy(start)
                .orderBy(start)
                .fetch(row -> new UsageReport.Point(row.get(start), totals(row)));
        UsageTotals totals = byModel.stream()
                .map(UsageReport.OfModel::totals)
                .reduce(UsageTotals.NOTHING, UsageTotals::plus);
        return new UsageReport(period, from, to, totals, byModel, series);
    }

    private static Field<Instant> stepOf(UsagePeriod period) {
        String unit = switch (period) {
            case DAILY -> "hour";
            case WEEKLY, MONTHLY -> "day";
        };
        return DSL.field(
                "date_trunc({0}, {1}, 'UTC')",
                LEDGER.HELD_AT.getDataType(), DSL.inline(unit), LEDGER.HELD_AT);
    }

    private static UsageTotals totals(Record row) {
        return new UsageTotals(
                row.get(REQUESTS),
                row.get(FAILED),
                TokenCount.of(row.get(PROMPT).longValueExact()),
                TokenCount.of(row.get(ANSWER).longValueExact()),
                new Usd(row.get(COST)));
    }

    static LedgerEntry entry(LedgerRecord row) {
        return new LedgerEntry(
                row.getId(),
                new HoldId(row.getHoldId()),
                new RequestId(row.getRequestId()),
                new Payer(
                        new UserId(row.getUserId()),
                        new AccessTokenId(row.getTokenId()),
                        row.getTeamId() == null ? null : new TeamId(row.getTeamId()),
                        row.getOrganizationId() == null
                                ? null
                                : new OrganizationId(row.getOrganizationId())),
                row.getPurpose(),
                new ModelId(row.getModel()),
                row.getProvider(),
                row.getGenerationId(),
                CallOutcome.ofStoredName(row.getOutcome()),
                TokenCount.of(row.getPromptTokens()),
                TokenCount.of(row.getCompletionTokens()),
                new Usd(row.getHeld()),
                new Usd(row.getCost()),
                row.getReportedCost(),
                new Usd(row.getComputedCost()),
                CostSource.ofStoredName(row.getSource()),
                row.getOwnKey(),
                Duration.ofMillis(row.getLatencyMs()),
                row.getFirstTokenMs() == null ? null : Duration.ofMillis(row.getFirstTokenMs()),
                row.getAttempts(),
                row.getHeldAt(),
                row.getSettledAt());
    }
}
