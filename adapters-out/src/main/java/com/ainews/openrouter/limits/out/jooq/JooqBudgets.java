package com.ainews.openrouter.limits.out.jooq;

import static com.ainews.openrouter.limits.out.jooq.db.Tables.METERS;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.out.jooq.db.Routines;
import com.ainews.openrouter.limits.out.jooq.db.Tables;
import com.ainews.openrouter.limits.out.jooq.db.tables.records.PlaceHoldRecord;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Each operation is one call of a database function, which locks the user's scope and decides behind
 * that lock: nothing is read here to be written back later.
 */
@Repository
class JooqBudgets implements Budgets {

    private static final List<LimitKind> KINDS = List.of(LimitKind.values());

    private final DSLContext dsl;

    JooqBudgets(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Verdict place(Hold hold, Map<LimitKind, BigDecimal> limits) {
        Instant now = hold.heldAt();
        Result<PlaceHoldRecord> broken = dsl.selectFrom(Tables.PLACE_HOLD(
                        hold.id().value(),
                        hold.user().value(),
                        hold.request().value(),
                        hold.model().value(),
                        hold.purpose(),
                        hold.demand().cost().amount(),
                        hold.demand().tokens().value(),
                        hold.demand().requests(),
                        now,
                        hold.leaseUntil(),
                        each(UUID[]::new, _ -> hold.user().value()),
                        each(String[]::new, LimitKind::storedName),
                        each(OffsetDateTime[]::new, kind -> utc(kind.window().bucketOf(now))),
                        each(OffsetDateTime[]::new, kind -> utc(kind.window().startAt(now))),
                        each(BigDecimal[]::new, limits::get),
                        each(BigDecimal[]::new, hold.demand()::of)))
                .fetch();
        return broken.isEmpty()
                ? new Verdict.Granted()
                : new Verdict.Denied(broken.map(row -> state(row, now)));
    }

    @Override
    public boolean end(HoldId hold, HoldState end, Demand used, Instant now) {
        return Routines.endHold(
                dsl.configuration(),
                hold.value(),
                end.storedName(),
                now,
                each(String[]::new, LimitKind::storedName),
                each(BigDecimal[]::new, used::of));
    }

    @Override
    public List<LimitState> read(UserId user, Map<LimitKind, BigDecimal> limits, Instant now) {
        Condition counts = DSL.or(KINDS.stream()
                .map(kind -> METERS.KIND
                        .eq(kind.storedName())
                        .and(METERS.BUCKET.ge(kind.window().startAt(now))))
                .toList());
        Map<LimitKind, List<Bucket>> buckets = dsl.selectFrom(METERS)
                .where(METERS.SCOPE_ID.eq(user.value()))
                .and(counts)
                .fetchGroups(
                        row -> LimitKind.ofStoredName(row.getKind()),
                        row -> new Bucket(row.getBucket(), row.getSettled(), row.getHeld()));
        return KINDS.stream()
                .map(kind -> Bucket.sum(
                        kind, limits.get(kind), buckets.getOrDefault(kind, List.of()), now))
                .toList();
    }

    private static LimitState state(PlaceHoldRecord row, Instant now) {
        LimitKind kind = LimitKind.ofStoredName(row.getBrokenKind());
        return new LimitState(
                kind,
                row.getLimitAmount(),
                row.getSettledAmount(),
                row.getHeldAmount(),
                resetsAt(kind, row.getOldestBucket(), now));
    }

    /** When the oldest bucket in which something is counted leaves the window. */
    private static Instant resetsAt(LimitKind kind, @Nullable Instant oldest, Instant now) {
        return kind.window().endOf(oldest == null ? kind.window().bucketOf(now) : oldest);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> T[] each(IntFunction<T[]> array, Function<LimitKind, @Nullable T> value) {
        return KINDS.stream().map(value).toArray(array);
    }

    /** What is counted for one bucket of time. */
    private record Bucket(Instant start, BigDecimal settled, BigDecimal held) {

        static LimitState sum(
                LimitKind kind, @Nullable BigDecimal limit, List<Bucket> buckets, Instant now) {
            Instant oldest = buckets.stream()
                    .filter(bucket -> bucket.settled.add(bucket.held).signum() > 0)
                    .map(Bucket::start)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            return new LimitState(
                    kind,
                    limit,
                    buckets.stream().map(Bucket::settled).reduce(BigDecimal.ZERO, BigDecimal::add),
                    buckets.stream().map(Bucket::held).reduce(BigDecimal.ZERO, BigDecimal::add),
                    resetsAt(kind, oldest, now));
        }
    }
}
