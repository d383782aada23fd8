package com.ainews.openrouter.limits.out.jooq;

import static com.ainews.openrouter.limits.out.jooq.db.Tables.METERS;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.ScopeType;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.out.jooq.db.Tables;
import com.ainews.openrouter.limits.out.jooq.db.tables.records.PlaceHoldsRecord;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Placing and ending holds is one call of a database function each, however many they are. It locks
 * their scopes and decides behind that lock: nothing is read here to be written back later.
 */
@Repository
class JooqBudgets implements Budgets {

    private static final List<LimitKind> KINDS = List.of(LimitKind.values());

    private static final String LOST = """
            SELECT scope.id AS scope_id, date_trunc('minute', hold.held_at) AS minute,
                   sum(hold.cost) AS cost, sum(hold.requests)::bigint AS requests,
                   sum(hold.tokens)::bigint AS tokens
            FROM limits.holds AS hold
            CROSS JOIN LATERAL (VALUES
                (hold.user_id), (hold.token_id), (hold.team_id), (hold.organization_id)) AS scope (id)
            WHERE hold.state = 'held' AND hold.doubted_at IS NOT NULL
              AND hold.generation_id IS NULL AND hold.computed_cost IS NULL
              AND scope.id = ANY ({0})
            GROUP BY scope.id, minute
            """;

    private final DSLContext dsl;

    JooqBudgets(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public List<Verdict> place(List<Asked> asked) {
        List<Hold> holds = asked.stream().map(Asked::hold).toList();
        Map<Integer, Result<PlaceHoldsRecord>> refused = dsl.selectFrom(Tables.PLACE_HOLDS(
                        holds.getFirst().owner(),
                        each(holds, UUID[]::new, hold -> hold.id().value()),
                        each(holds, UUID[]::new, hold -> hold.payer().user().value()),
                        each(holds, UUID[]::new, hold -> hold.payer().token().value()),
                        each(holds, UUID[]::new, JooqBudgets::team),
                        each(holds, UUID[]::new, JooqBudgets::organization),
                        each(holds, UUID[]::new, hold -> hold.request().value()),
                        each(holds, String[]::new, hold -> hold.model().value()),
                        each(holds, String[]::new, Hold::purpose),
                        each(
                                holds,
                                BigDecimal[]::new,
                                hold -> hold.demand().cost().amount()),
                        each(holds, Long[]::new, hold -> hold.demand().tokens().value()),
                        each(holds, OffsetDateTime[]::new, hold -> utc(hold.heldAt())),
                        each(holds, OffsetDateTime[]::new, hold -> utc(hold.leaseUntil())),
                        own(asked, LimitKind.DAILY_COST),
                        own(asked, LimitKind.MONTHLY_COST),
                        own(asked, LimitKind.REQUESTS_PER_HOUR),
                        own(asked, LimitKind.TOKENS_PER_HOUR),
                        each(holds, Boolean[]::new, Hold::ownKey)))
                .fetchGroups(Tables.PLACE_HOLDS.PLACE);
        List<Lost> lost = lost(refused.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.getHeldAmount().signum() > 0)
                .map(PlaceHoldsRecord::getBrokenScopeId)
                .collect(Collectors.toSet()));
        return IntStream.range(0, holds.size())
                .mapToObj(i -> verdict(refused.get(i + 1), lost, holds.get(i).heldAt()))
                .toList();
    }

    private List<Lost> lost(Set<UUID> scopes) {
        return scopes.isEmpty()
                ? List.of()
                : dsl.resultQuery(LOST, DSL.val(scopes.toArray(UUID[]::new)))
                        .fetch(row -> new Lost(
                                row.get("scope_id", UUID.class),
                                row.get("minute", OffsetDateTime.class).toInstant(),
                                new Demand(
                                        new Usd(row.get("cost", BigDecimal.class)),
                                        row.get("requests", Long.class),
                                        TokenCount.of(row.get("tokens", Long.class)))));
    }

    @Override
    public Set<HoldId> end(List<Ended> ended, HoldState end, Instant now) {
        if (end == HoldState.HELD) {
            throw new IllegalArgumentException("A hold can't end as held");
        }
        return new HashSet<>(dsl.selectFrom(Tables.END_HOLDS(
                        each(ended, UUID[]::new, e -> e.hold().value()),
                        end.storedName(),
                        now,
                        each(ended, BigDecimal[]::new, e -> e.used().cost().amount()),
                        each(ended, Long[]::new, e -> e.used().tokens().value()),
                        each(ended, Long[]::new, e -> e.used().requests())))
                .fetch(row -> new HoldId(row.getEndHolds())));
    }

    @Override
    public SequencedMap<Instant, BigDecimal> used(Scope scope, LimitKind kind, Instant now) {
        SequencedMap<Instant, BigDecimal> used = new LinkedHashMap<>();
        dsl.selectFrom(METERS)
                .where(METERS.SCOPE_ID.eq(scope.id()))
                .and(METERS.KIND.eq(kind.storedName()))
                .and(METERS.BUCKET.ge(kind.window().startAt(now)))
                .orderBy(METERS.BUCKET)
                .forEach(row -> used.put(row.getBucket(), row.getSettled().add(row.getHeld())));
        return used;
    }

    @Override
    public List<LimitState> read(Scope scope, Limits limits, Instant now) {
        Condition counts = DSL.or(KINDS.stream()
                .map(kind -> METERS.KIND
                        .eq(kind.storedName())
                        .and(METERS.BUCKET.ge(kind.window().startAt(now))))
                .toList());
        Map<LimitKind, List<Bucket>> buckets = dsl.selectFrom(METERS)
                .where(METERS.SCOPE_ID.eq(scope.id()))
                .and(counts)
                .fetchGroups(
                        row -> LimitKind.ofStoredName(row.getKind()),
                        row -> new Bucket(row.getBucket(), row.getSettled(), row.getHeld()));
        List<Lost> lost = lost(Set.of(scope.id()));
        return KINDS.stream()
                .map(kind -> Bucket.sum(
                        scope,
                        kind,
                        limits.of(kind),
                        buckets.getOrDefault(kind, List.of()),
                        Lost.sum(lost, scope.id(), kind, now),
                        now))
                .toList();
    }

    private static Verdict verdict(
            @Nullable List<PlaceHoldsRecord> broken, List<Lost> lost, Instant now) {
        return broken == null
                ? new Verdict.Granted()
                : new Verdict.Denied(
                        broken.stream().map(row -> state(row, lost, now)).toList());
    }

    private static LimitState state(PlaceHoldsRecord row, List<Lost> lost, Instant now) {
        LimitKind kind = LimitKind.ofStoredName(row.getBrokenKind());
        return new LimitState(
                new Scope(
                        ScopeType.ofWireName(row.getBrokenScopeType()).orElseThrow(),
                        row.getBrokenScopeId()),
                kind,
                row.getLimitAmount(),
                row.getSettledAmount(),
                row.getHeldAmount(),
                Lost.sum(lost, row.getBrokenScopeId(), kind, now),
                resetsAt(kind, row.getOldestBucket(), now));
    }

    /** When the oldest bucket in which something is counted leaves the window. */
    private static Instant resetsAt(LimitKind kind, @Nullable Instant oldest, Instant now) {
        return kind.window().endOf(oldest == null ? kind.window().bucketOf(now) : oldest);
    }

    private static @Nullable UUID team(Hold hold) {
        return hold.payer().team() == null ? null : hold.payer().team().value();
    }

    private static @Nullable UUID organization(Hold hold) {
        return hold.payer().organization() == null
                ? null
                : hold.payer().organization().value();
    }

    private static BigDecimal[] own(List<Asked> asked, LimitKind kind) {
        return each(asked, BigDecimal[]::new, one -> one.own().of(kind));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <S, T> T[] each(
            List<S> all, IntFunction<T[]> array, Function<S, @Nullable T> value) {
        return all.stream().map(value).toArray(array);
    }

    /** What is held of a scope for calls of one minute whose cost nobody will learn. */
    private record Lost(UUID scope, Instant minute, Demand demand) {

        static BigDecimal sum(List<Lost> all, UUID scope, LimitKind kind, Instant now) {
            Instant start = kind.window().startAt(now);
            return all.stream()
                    .filter(lost -> lost.scope.equals(scope) && !lost.minute.isBefore(start))
                    .map(lost -> lost.demand.of(kind))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** What is counted for one bucket of time. */
    private record Bucket(Instant start, BigDecimal settled, BigDecimal held) {

        static LimitState sum(
                Scope scope,
                LimitKind kind,
                @Nullable BigDecimal limit,
                List<Bucket> buckets,
                BigDecimal lost,
                Instant now) {
            Instant oldest = buckets.stream()
                    .filter(bucket -> bucket.settled.add(bucket.held).signum() > 0)
                    .map(Bucket::start)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            return new LimitState(
                    scope,
                    kind,
                    limit,
                    buckets.stream().map(Bucket::settled).reduce(BigDecimal.ZERO, BigDecimal::add),
                    buckets.stream().map(Bucket::held).reduce(BigDecimal.ZERO, BigDecimal::add),
                    lost,
                    resetsAt(kind, oldest, now));
        }
    }
}
