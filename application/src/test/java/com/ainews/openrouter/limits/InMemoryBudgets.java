package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.limits.port.OldHolds;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds and meters in memory, one caller at a time. */
public final class InMemoryBudgets implements Budgets, OldHolds {

    private record Meter(UserId user, LimitKind kind) {}

    private record Amounts(BigDecimal settled, BigDecimal held) {

        static final Amounts NONE = new Amounts(BigDecimal.ZERO, BigDecimal.ZERO);

        Amounts plus(BigDecimal moreSettled, BigDecimal moreHeld) {
            return new Amounts(settled.add(moreSettled), held.add(moreHeld));
        }
    }

    private record Ended(
            Hold hold, HoldState state, @Nullable Instant at) {}

    private final Map<Meter, TreeMap<Instant, Amounts>> meters = new LinkedHashMap<>();
    private final Map<HoldId, Ended> holds = new LinkedHashMap<>();

    @Override
    public synchronized Verdict place(Hold hold, Map<LimitKind, BigDecimal> limits) {
        List<LimitState> broken = read(hold.user(), limits, hold.heldAt()).stream()
                .filter(state -> exceeds(state, hold.demand().of(state.kind())))
                .toList();
        if (!broken.isEmpty()) {
            return new Verdict.Denied(broken);
        }
        for (LimitKind kind : LimitKind.values()) {
            add(hold, kind, BigDecimal.ZERO, hold.demand().of(kind));
        }
        holds.put(hold.id(), new Ended(hold, HoldState.HELD, null));
        return new Verdict.Granted();
    }

    @Override
    public synchronized boolean end(HoldId id, HoldState end, Demand used, Instant now) {
        Ended known = holds.get(id);
        if (known == null || !known.state().next().contains(end)) {
            return false;
        }
        for (LimitKind kind : LimitKind.values()) {
            add(
                    known.hold(),
                    kind,
                    used.of(kind),
                    known.hold().demand().of(kind).negate());
        }
        holds.put(id, new Ended(known.hold(), end, now));
        return true;
    }

    @Override
    public synchronized List<LimitState> read(
            UserId user, Map<LimitKind, BigDecimal> limits, Instant now) {
        return Arrays.stream(LimitKind.values())
                .map(kind -> state(user, kind, limits.get(kind), now))
                .toList();
    }

    @Override
    public synchronized List<Hold> overdue(Instant now, int limit) {
        return holds.values().stream()
                .filter(known -> known.state() == HoldState.HELD)
                .map(Ended::hold)
                .filter(hold -> hold.leaseUntil().isBefore(now))
                .sorted(Comparator.comparing(Hold::leaseUntil))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void forgetMeters(LimitKind kind, Instant before) {
        meters.forEach((meter, buckets) -> {
            if (meter.kind() == kind) {
                buckets.headMap(before)
                        .values()
                        .removeIf(amounts -> amounts.held().signum() == 0);
            }
        });
    }

    @Override
    public synchronized void forgetHolds(Instant endedBefore) {
        holds.values().removeIf(known -> known.at() != null && known.at().isBefore(endedBefore));
    }

    /** The state of a hold; empty once it is forgotten. */
    public synchronized Optional<HoldState> stateOf(HoldId id) {
        return Optional.ofNullable(holds.get(id)).map(Ended::state);
    }

    private static boolean exceeds(LimitState state, BigDecimal asked) {
        return state.limit() != null
                && state.spent().add(state.held()).add(asked).compareTo(state.limit()) > 0;
    }

    private void add(Hold hold, LimitKind kind, BigDecimal settled, BigDecimal held) {
        meters.computeIfAbsent(new Meter(hold.user(), kind), _ -> new TreeMap<>())
                .merge(
                        kind.window().bucketOf(hold.heldAt()),
                        Amounts.NONE.plus(settled, held),
                        (a, b) -> a.plus(b.settled(), b.held()));
    }

    private LimitState state(UserId user, LimitKind kind, @Nullable BigDecimal limit, Instant now) {
        TreeMap<Instant, Amounts> all = meters.getOrDefault(new Meter(user, kind), new TreeMap<>());
        Map<Instant, Amounts> counting = all.tailMap(kind.window().startAt(now));
        Amounts sum = counting.values().stream()
                .reduce(Amounts.NONE, (a, b) -> a.plus(b.settled(), b.held()));
        Instant oldest = counting.entrySet().stream()
                .filter(e -> e.getValue().settled().add(e.getValue().held()).signum() > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(kind.window().bucketOf(now));
        return new LimitState(
                kind, limit, sum.settled(), sum.held(), kind.window().endOf(oldest));
    }
}
