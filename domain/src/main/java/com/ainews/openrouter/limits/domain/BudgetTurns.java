package com.ainews.openrouter.limits.domain;

import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides who of those that wait for a limit tries again, and when. It knows neither clocks nor
 * threads: one caller at a time asks it.
 *
 * <p>Each limit that is waited for has a line, and who waits for several stands in several. After a
 * change the first in line tries; after that, one at a time, only those of the next few who ask for
 * less than has just been refused, so that a large call does not keep back small ones that fit, and
 * none of equal size gets what came free while it tried out of its turn. Users take turns: whoever was
 * served goes behind all others in that line. Interactive calls go before batch calls, but of ten
 * served batch gets one.
 *
 * @param <T> what a place is held for
 */
public final class BudgetTurns<T> {

    /** After a change so many of a line try again, each refused one included. */
    static final int TRIED_AFTER_A_CHANGE = 8;

    /** One who waits. */
    public static final class Waiter<T> {

        private final UserId user;
        private final boolean batch;
        private final T holder;
        private final Map<Meter, BigDecimal> asks;

        /** The lines that it stands in, each with the last change after which it has tried. */
        private final Map<Line<T>, Long> lines = new LinkedHashMap<>();

        private @Nullable Line<T> trying;

        private Waiter(UserId user, boolean batch, T holder, Map<Meter, BigDecimal> asks) {
            this.user = user;
            this.batch = batch;
            this.holder = holder;
            this.asks = asks;
        }

        public T holder() {
            return holder;
        }
    }

    /** Those who wait for one limit, by user in the order of their turns. */
    private static final class Line<T> {

        private final Meter meter;
        private final Map<UserId, Set<Waiter<T>>> interactive = new LinkedHashMap<>();
        private final Map<UserId, Set<Waiter<T>>> batch = new LinkedHashMap<>();
        private LimitState state;
        private long changes = 1;
        private int interactiveInARow;
        private @Nullable Waiter<T> trying;

        /** The least that was refused since the last change; null where nothing was. */
        private @Nullable BigDecimal refused;

        Line(Meter meter, LimitState state) {
            this.meter = meter;
            this.state = state;
        }

        Map<UserId, Set<Waiter<T>>> users(Waiter<T> waiter) {
            return waiter.batch ? batch : interactive;
        }

        boolean isEmpty() {
            return interactive.isEmpty() && batch.isEmpty();
        }

        /** The first of them, in their order. */
        List<Waiter<T>> first(int most) {
            boolean batchIsDue = interactiveInARow >= WaitingLine.INTERACTIVE_IN_A_ROW;
            List<Waiter<T>> first = new ArrayList<>(most);
            if (batchIsDue) {
                addInTurn(batch, Math.min(1, most), first);
            }
            addInTurn(interactive, most, first);
            addInTurn(batch, most, first);
            return first;
        }

        /** One of each user, then the second of each, and so on. */
        private static <T> void addInTurn(
                Map<UserId, Set<Waiter<T>>> users, int most, List<Waiter<T>> found) {
            List<Iterator<Waiter<T>>> left = new ArrayList<>();
            users.values().stream().limit(most).forEach(calls -> left.add(calls.iterator()));
            while (!left.isEmpty() && found.size() < most) {
                for (Iterator<Waiter<T>> calls : left) {
                    if (calls.hasNext() && found.size() < most) {
                        Waiter<T> next = calls.next();
                        if (!found.contains(next)) {
                            found.add(next);
                        }
                    }
                }
                left.removeIf(calls -> !calls.hasNext());
            }
        }

        void change() {
            changes++;
            refused = null;
        }

        /** One who tried after the last change was refused: as much or more is not left. */
        void refused(Waiter<T> waiter) {
            if (waiter.lines.getOrDefault(this, 0L) == changes) {
                BigDecimal asked = asked(waiter);
                refused = refused == null ? asked : refused.min(asked);
            }
        }

        /** Whether there may be room for it, and it has not looked. */
        boolean mayFit(Waiter<T> waiter) {
            return waiter.trying == null
                    && waiter.lines.getOrDefault(this, 0L) < changes
                    && (refused == null || asked(waiter).compareTo(refused) < 0);
        }

        private BigDecimal asked(Waiter<T> waiter) {
            return waiter.asks.getOrDefault(meter, BigDecimal.ZERO);
        }

        /** Its user goes behind all others. */
        void served(Waiter<T> waiter) {
            interactiveInARow = waiter.batch || batch.isEmpty() ? 0 : interactiveInARow + 1;
            Map<UserId, Set<Waiter<T>>> users = users(waiter);
            Set<Waiter<T>> others = users.remove(waiter.user);
            if (others != null) {
                users.put(waiter.user, others);
            }
        }

        void remove(Waiter<T> waiter) {
            users(waiter).computeIfPresent(waiter.user, (_, calls) -> {
                calls.remove(waiter);
                return calls.isEmpty() ? null : calls;
            });
        }
    }

    private final Map<Meter, Line<T>> lines = new HashMap<>();

    /** Lines in which somebody may have to try. */
    private final Set<Line<T>> stirred = new LinkedHashSet<>();

    private final Map<UserId, Integer> waitingOfUsers = new HashMap<>();
    private int waiting;

    public int waiting() {
        return waiting;
    }

    public int waitingOf(UserId user) {
        return waitingOfUsers.getOrDefault(user, 0);
    }

    /** Those of the limits that somebody waits for, as they stood when they were last tried. */
    public List<LimitState> waitedFor(Collection<Meter> meters) {
        return meters.stream()
                .flatMap(meter -> Stream.ofNullable(lines.get(meter)))
                .map(line -> line.state)
                .toList();
    }

    /**
     * Takes one in, at the end of its user's in each line. Whoever calls this or any other method that
     * changes something then calls {@link #next} until there is nobody.
     *
     * @param asks how much it needs of each limit that it counts for
     * @param states the limits that it waits for
     */
    public Waiter<T> enter(
            UserId user,
            boolean batch,
            T holder,
            Map<Meter, BigDecimal> asks,
            Collection<LimitState> states) {
        var waiter = new Waiter<>(user, batch, holder, asks);
        waiting++;
        waitingOfUsers.merge(user, 1, Integer::sum);
        states.forEach(state -> join(waiter, state));
        return waiter;
    }

    /** Who tries now, until {@link #refused} or {@link #leave}; null for nobody. */
    public @Nullable Waiter<T> next() {
        while (!stirred.isEmpty()) {
            Line<T> line = stirred.iterator().next();
            Waiter<T> next = line.trying == null ? untried(line) : null;
            if (next == null) {
                stirred.remove(line);
            } else {
                line.trying = next;
                next.trying = line;
                next.lines.replaceAll((each, _) -> each.changes);
                return next;
            }
        }
        return null;
    }

    /** One has tried in vain, and waits on. */
    public void refused(Waiter<T> waiter, Collection<LimitState> states) {
        endTurn(waiter);
        List<Meter> meters = states.stream().map(BudgetTurns::meter).toList();
        for (Line<T> line : List.copyOf(waiter.lines.keySet())) {
            if (!meters.contains(line.meter)) {
                quit(waiter, line);
            }
        }
        states.forEach(state -> join(waiter, state).refused(waiter));
    }

    /**
     * One waits no longer.
     *
     * @param served whether it got what it waited for
     */
    public void leave(Waiter<T> waiter, boolean served) {
        endTurn(waiter);
        for (Line<T> line : List.copyOf(waiter.lines.keySet())) {
            quit(waiter, line);
            if (served) {
                line.served(waiter);
            }
        }
        waiting--;
        waitingOfUsers.computeIfPresent(waiter.user, (_, count) -> count == 1 ? null : count - 1);
    }

    /** There may be more room in the limits of a scope. */
    public void changed(Scope scope) {
        if (lines.isEmpty()) {
            return;
        }
        for (LimitKind kind : LimitKind.values()) {
            Line<T> line = lines.get(new Meter(scope, kind));
            if (line != null) {
                change(line);
            }
        }
    }

    /** Has the lines in which this one is first try again, for what ended without a word. */
    public void retry(Waiter<T> waiter) {
        led(waiter).forEach(this::change);
    }

    /** Whether nobody is before it in any of its lines. */
    public boolean isFirst(Waiter<T> waiter) {
        return led(waiter).size() == waiter.lines.size();
    }

    /** Whether it is the first in any line. */
    public boolean leads(Waiter<T> waiter) {
        return !led(waiter).isEmpty();
    }

    private List<Line<T>> led(Waiter<T> waiter) {
        return waiter.lines.keySet().stream()
                .filter(line -> line.first(1).contains(waiter))
                .toList();
    }

    private void change(Line<T> line) {
        line.change();
        stirred.add(line);
    }

    private static <T> @Nullable Waiter<T> untried(Line<T> line) {
        return line.first(TRIED_AFTER_A_CHANGE).stream()
                .filter(line::mayFit)
                .findFirst()
                .orElse(null);
    }

    private Line<T> join(Waiter<T> waiter, LimitState state) {
        Line<T> line = lines.computeIfAbsent(meter(state), meter -> new Line<>(meter, state));
        line.state = state;
        if (waiter.lines.putIfAbsent(line, 0L) == null) {
            line.users(waiter)
                    .computeIfAbsent(waiter.user, _ -> new LinkedHashSet<>())
                    .add(waiter);
            stirred.add(line);
        }
        return line;
    }

    private void quit(Waiter<T> waiter, Line<T> line) {
        waiter.lines.remove(line);
        line.remove(waiter);
        if (line.isEmpty()) {
            lines.remove(line.meter);
            stirred.remove(line);
        } else {
            stirred.add(line);
        }
    }

    private void endTurn(Waiter<T> waiter) {
        Line<T> line = waiter.trying;
        if (line != null) {
            line.trying = null;
            waiter.trying = null;
            // What it was refused in other lines, others there may be granted.
            stirred.addAll(waiter.lines.keySet());
            stirred.add(line);
        }
    }

    private static Meter meter(LimitState state) {
        return new Meter(state.scope(), state.kind());
    }
}
