package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.domain.Demand;
import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.limits.domain.HoldState;
import com.ainews.openrouter.limits.domain.LimitKind;
import com.ainews.openrouter.limits.domain.LimitState;
import com.ainews.openrouter.limits.domain.Limits;
import com.ainews.openrouter.limits.domain.Meter;
import com.ainews.openrouter.limits.domain.Scope;
import com.ainews.openrouter.limits.domain.ScopeType;
import com.ainews.openrouter.limits.domain.Verdict;
import com.ainews.openrouter.limits.port.Budgets;
import com.ainews.openrouter.limits.port.DoubtfulHolds;
import com.ainews.openrouter.limits.port.HoldAttempts;
import com.ainews.openrouter.limits.port.OldHolds;
import com.ainews.openrouter.limits.port.ScopeLimits;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds, meters and limits in memory, one caller at a time. */
public final class InMemoryBudgets
        implements Budgets, OldHolds, HoldAttempts, DoubtfulHolds, ScopeLimits {

    private record Amounts(BigDecimal settled, BigDecimal held) {

        static final Amounts NONE = new Amounts(BigDecimal.ZERO, BigDecimal.ZERO);

        Amounts plus(BigDecimal moreSettled, BigDecimal moreHeld) {
            return new Amounts(settled.add(moreSettled), held.add(moreHeld));
        }
    }

    private record Known(
            Hold hold,
            HoldState state,
            @Nullable Instant endedAt,
            @Nullable Instant checkAt,
            int checks) {

        Known with(Hold changed) {
            return new Known(changed, state, endedAt, checkAt, checks);
        }

        Known checkedAt(@Nullable Instant next) {
            return new Known(hold, state, endedAt, next, checks);
        }
    }

    private final Map<Meter, TreeMap<Instant, Amounts>> meters = new LinkedHashMap<>();
    private final Map<HoldId, Known> holds = new LinkedHashMap<>();
    private final Set<HoldId> releasedUnplaced = new LinkedHashSet<>();
    private final Map<Scope, Limits> caps = new LinkedHashMap<>();

    @Override
    public synchronized List<Verdict> place(List<Asked> asked) {
        return asked.stream().map(this::place).toList();
    }

    private Verdict place(Asked asked) {
        Hold hold = asked.hold();
        if (holds.containsKey(hold.id()) || releasedUnplaced.contains(hold.id())) {
            return new Verdict.Granted();
        }
        List<LimitState> broken = Scope.of(hold.payer()).stream()
                .flatMap(scope -> read(
                        scope,
                        (scope.type() == ScopeType.USER ? asked.own() : Limits.NONE)
                                .cappedBy(caps.getOrDefault(scope, Limits.NONE)),
                        hold.heldAt())
                        .stream())
                .filter(state -> exceeds(state, hold.demand().of(state.kind())))
                .toList();
        if (!broken.isEmpty()) {
            return new Verdict.Denied(broken);
        }
        count(hold, Demand.NOTHING, hold.demand(), 1);
        holds.put(hold.id(), new Known(hold, HoldState.HELD, null, null, 0));
        return new Verdict.Granted();
    }

    @Override
    public synchronized Set<HoldId> end(List<Ended> ended, HoldState end, Instant now) {
        if (end == HoldState.HELD) {
            throw new IllegalArgumentException("A hold can't end as held");
        }
        Set<HoldId> done = new LinkedHashSet<>();
        for (Ended one : ended) {
            Known known = holds.get(one.hold());
            if (known != null && known.state().next().contains(end)) {
                count(known.hold(), one.used(), known.hold().demand(), -1);
                holds.put(one.hold(), new Known(known.hold(), end, now, null, 0));
                done.add(one.hold());
            } else if (known == null && end == HoldState.RELEASED) {
                releasedUnplaced.add(one.hold());
            }
        }
        return done;
    }

    @Override
    public synchronized SequencedMap<Instant, BigDecimal> used(
            Scope scope, LimitKind kind, Instant now) {
        SequencedMap<Instant, BigDecimal> used = new TreeMap<>();
        meters.getOrDefault(new Meter(scope, kind), new TreeMap<>())
                .tailMap(kind.window().startAt(now))
                .forEach((bucket, amounts) ->
                        used.put(bucket, amounts.settled().add(amounts.held())));
        return used;
    }

    @Override
    public synchronized List<LimitState> read(Scope scope, Limits limits, Instant now) {
        return Arrays.stream(LimitKind.values())
                .map(kind -> state(scope, kind, limits.of(kind), now))
                .toList();
    }

    @Override
    public synchronized List<Hold> overdue(Instant now, int limit) {
        return held().stream()
                .map(Known::hold)
                .filter(hold -> hold.leaseUntil().isBefore(now))
                .sorted(Comparator.comparing(Hold::leaseUntil))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Hold> charged(UserId user, int limit) {
        return holds.values().stream()
                .filter(known ->
                        known.state() == HoldState.SETTLED || known.state() == HoldState.EXPIRED)
                .map(Known::hold)
                .filter(hold -> hold.payer().user().equals(user))
                .sorted(Comparator.comparing(Hold::heldAt).reversed())
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
        holds.values()
                .removeIf(
                        known -> known.endedAt() != null && known.endedAt().isBefore(endedBefore));
    }

    @Override
    public synchronized List<Boolean> note(List<Attempt> attempts) {
        return attempts.stream().map(this::note).toList();
    }

    private boolean note(Attempt attempt) {
        HoldId id = attempt.hold();
        boolean mayBeSent = isHeld(id) && find(id).orElseThrow().attempt() >= 0;
        if (mayBeSent) {
            change(
                    id,
                    known ->
                            known.with(known.hold().attempting(attempt.number(), attempt.model())));
        }
        return mayBeSent;
    }

    @Override
    public synchronized boolean forbidSending(HoldId id) {
        boolean isUnsent = isHeld(id) && find(id).orElseThrow().attempt() <= 0;
        if (isUnsent) {
            change(
                    id,
                    known -> known.with(known.hold().attempting(-1, known.hold().model())));
        }
        return isUnsent;
    }

    private boolean isHeld(HoldId id) {
        return stateOf(id).equals(Optional.of(HoldState.HELD));
    }

    /** All replicas are seen, always. */
    @Override
    public List<Hold> waitingAtUnseen(Instant since, int limit) {
        return List.of();
    }

    @Override
    public synchronized void noteGenerations(Map<HoldId, String> generations) {
        generations.forEach(
                (id, name) -> change(id, known -> known.with(known.hold().named(name))));
    }

    @Override
    public synchronized void doubt(Doubted doubted) {
        change(doubted.hold(), known -> {
            Hold hold = known.hold().named(doubted.generationId()).doubted(doubted.doubt());
            return known.with(hold)
                    .checkedAt(hold.generationId() == null ? null : doubted.checkAt());
        });
    }

    /** All replicas are seen, always. */
    @Override
    public int doubtThoseOfUnseen(Instant since, Instant now) {
        return 0;
    }

    private void change(HoldId id, UnaryOperator<Known> change) {
        holds.computeIfPresent(
                id, (_, known) -> known.state() == HoldState.HELD ? change.apply(known) : known);
    }

    /** A hold as it is; empty once it is forgotten. */
    public synchronized Optional<Hold> find(HoldId id) {
        return Optional.ofNullable(holds.get(id)).map(Known::hold);
    }

    @Override
    public synchronized List<Hold> takeDue(Instant now, int limit) {
        List<Known> due = held().stream()
                .filter(known -> known.checkAt() != null && !known.checkAt().isAfter(now))
                .limit(limit)
                .toList();
        for (Known known : due) {
            Instant later = now.plus(Duration.ofSeconds(Math.min(1L << known.checks(), 60)));
            holds.put(
                    known.hold().id(),
                    new Known(known.hold(), known.state(), null, later, known.checks() + 1));
        }
        return due.stream().map(Known::hold).toList();
    }

    @Override
    public synchronized Map<Scope, Limits> find(Collection<Scope> scopes) {
        return scopes.stream()
                .filter(caps::containsKey)
                .collect(Collectors.toMap(scope -> scope, caps::get));
    }

    @Override
    public synchronized Limits replace(Scope scope, Limits limits, Instant now) {
        Limits before = caps.put(scope, limits);
        return before == null ? Limits.NONE : before;
    }

    /** The state of a hold; empty once it is forgotten. */
    public synchronized Optional<HoldState> stateOf(HoldId id) {
        return Optional.ofNullable(holds.get(id)).map(Known::state);
    }

    private List<Known> held() {
        return holds.values().stream()
                .filter(known -> known.state() == HoldState.HELD)
                .toList();
    }

    private static boolean exceeds(LimitState state, BigDecimal asked) {
        return state.limit() != null
                && asked.signum() > 0
                && state.settled().add(state.held()).add(asked).compareTo(state.limit()) > 0;
    }

    private void count(Hold hold, Demand settled, Demand held, int sign) {
        for (Scope scope : Scope.of(hold.payer())) {
            for (LimitKind kind : LimitKind.values()) {
                meters.computeIfAbsent(new Meter(scope, kind), _ -> new TreeMap<>())
                        .merge(
                                kind.window().bucketOf(hold.heldAt()),
                                Amounts.NONE.plus(
                                        settled.of(kind),
                                        held.of(kind).multiply(BigDecimal.valueOf(sign))),
                                (a, b) -> a.plus(b.settled(), b.held()));
            }
        }
    }

    private LimitState state(Scope scope, LimitKind kind, @Nullable BigDecimal limit, Instant now) {
        TreeMap<Instant, Amounts> all =
                meters.getOrDefault(new Meter(scope, kind), new TreeMap<>());
        Map<Instant, Amounts> counting = all.tailMap(kind.window().startAt(now));
        Amounts sum = counting.values().stream()
                .reduce(Amounts.NONE, (a, b) -> a.plus(b.settled(), b.held()));
        Instant oldest = counting.entrySet().stream()
                .filter(e -> e.getValue().settled().add(e.getValue().held()).signum() > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(kind.window().bucketOf(now));
        BigDecimal lost = held().stream()
                .map(Known::hold)
                .filter(Hold::isLost)
                .filter(hold -> Scope.of(hold.payer()).contains(scope))
                .filter(hold -> !kind.window()
                        .bucketOf(hold.heldAt())
                        .isBefore(kind.window().startAt(now)))
                .map(hold -> hold.demand().of(kind))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new LimitState(
                scope,
                kind,
                limit,
                sum.settled(),
                sum.held(),
                lost,
                kind.window().endOf(oldest));
    }
}
