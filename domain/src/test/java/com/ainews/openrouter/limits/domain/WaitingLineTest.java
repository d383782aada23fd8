package com.ainews.openrouter.limits.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.limits.domain.WaitingLine.Bounds;
import com.ainews.openrouter.limits.domain.WaitingLine.Entry;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitingLineTest {

    private static final int PLENTY = 1_000_000;
    private static final String KEY = "key";

    /** Arrivals, ends, departures and new limits in any order, compared with the plain line. */
    @Property(tries = 300)
    void doesWhatTheSlowLineWouldDo(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 8) int running,
            @ForAll @IntRange(min = 1, max = 5) int perKey,
            @ForAll @IntRange(min = 1, max = 30) int waiting,
            @ForAll @IntRange(min = 1, max = 12) int perUser) {
        var bounds = new Bounds(running, perKey, waiting, perUser);
        var line = new WaitingLine<Integer>(bounds);
        var plain = new PlainLine(bounds);
        var random = new Random(seed);
        int[] limits = {1, 2, 3, 100};
        for (int step = 0; step < 150; step++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> {
                    int model = random.nextInt(limits.length);
                    var place = new Place<>(
                            user(random.nextInt(5)),
                            "key" + random.nextInt(3),
                            model(model),
                            random.nextInt(3) == 0,
                            step);
                    assertThat(line.enter(place, limits[model]))
                            .isEqualTo(plain.enter(place, limits[model]));
                }
                case 4, 5 -> {
                    if (!plain.running.isEmpty()) {
                        Place<Integer> ended =
                                plain.running.remove(random.nextInt(plain.running.size()));
                        assertThat(line.end(ended)).isTrue();
                        assertThat(line.end(ended)).isFalse();
                    }
                }
                case 6 -> {
                    if (!plain.waiting.isEmpty()) {
                        Place<Integer> left =
                                plain.waiting.remove(random.nextInt(plain.waiting.size()));
                        assertThat(line.leave(left)).isTrue();
                        assertThat(line.leave(left)).isFalse();
                    }
                }
                default -> {
                    int model = random.nextInt(limits.length);
                    limits[model] = 1 + random.nextInt(4);
                    // Else who comes next brings it along.
                    if (random.nextBoolean()) {
                        line.limit(model(model), limits[model]);
                        plain.limit(model(model), limits[model]);
                    }
                }
            }
            serveAll(line, plain);
        }
        while (!plain.running.isEmpty()) {
            line.end(plain.running.removeFirst());
            serveAll(line, plain);
        }

        assertThat(plain.waiting).as("lost").isEmpty();
        assertThat(line.waiting()).isZero();
        assertThat(line.running()).isZero();
        assertThat(line.known()).as("kept of models and keys").isZero();
    }

    private static void serveAll(WaitingLine<Integer> line, PlainLine plain) {
        for (var next = line.next(); next != null; next = line.next()) {
            assertThat(plain.mayBeNext()).contains(next);
            plain.serve(next);
        }
        assertThat(plain.mayBeNext()).isEmpty();
        assertThat(line.running()).isEqualTo(plain.running.size());
        assertThat(line.waiting()).isEqualTo(plain.waiting.size());
        assertThat(line.oldest())
                .isEqualTo(plain.waiting.isEmpty() ? null : plain.waiting.getFirst());
    }

    @Property(tries = 200)
    void whileTheyWaitUsersAreServedEquallyOften(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 20) int users,
            @ForAll @IntRange(min = 1, max = 4) int slots) {
        var random = new Random(seed);
        var line = new WaitingLine<Integer>(new Bounds(slots, PLENTY, PLENTY, PLENTY));
        Deque<Place<Integer>> running = new ArrayDeque<>();
        fill(line, running, slots);
        Map<Integer, Integer> waiting = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            int user = i < users ? i : random.nextInt(users);
            waiting.merge(user, 1, Integer::sum);
            line.enter(place(user, "maker/model", false, user), PLENTY);
        }

        Map<Integer, Integer> served = new HashMap<>();
        while (line.waiting() > 0) {
            int user = serveAfterAnEnd(line, running).holder();
            served.merge(user, 1, Integer::sum);
            waiting.merge(user, -1, Integer::sum);
            int most = served.values().stream().max(Integer::compare).orElse(0);
            waiting.forEach((other, left) -> {
                if (left > 0) {
                    assertThat(served.getOrDefault(other, 0)).isGreaterThanOrEqualTo(most - 1);
                }
            });
        }
    }

    @Test
    void aBurstOfOneUserDelaysAnothersCallByOneService() {
        var line = new WaitingLine<Integer>(new Bounds(1, PLENTY, PLENTY, PLENTY));
        Deque<Place<Integer>> running = new ArrayDeque<>();
        fill(line, running, 1);
        for (int i = 0; i < 1_000; i++) {
            line.enter(place(1, "maker/model", false, 1), PLENTY);
        }
        serveAfterAnEnd(line, running);
        line.enter(place(2, "maker/model", false, 2), PLENTY);

        assertThat(serveAfterAnEnd(line, running).holder()).isEqualTo(1);
        assertThat(serveAfterAnEnd(line, running).holder()).isEqualTo(2);
    }

    @Test
    void aBurstOverManyModelsGetsNoMoreTurns() {
        var line = new WaitingLine<Integer>(new Bounds(1, PLENTY, PLENTY, PLENTY));
        Deque<Place<Integer>> running = new ArrayDeque<>();
        fill(line, running, 1);
        for (int i = 0; i < 300; i++) {
            line.enter(place(1, "maker/model" + i, false, 1), PLENTY);
        }
        line.enter(place(2, "maker/other", false, 2), PLENTY);
        line.enter(place(2, "maker/other", false, 2), PLENTY);

        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            order.add(serveAfterAnEnd(line, running).holder());
        }
        assertThat(order).containsExactly(1, 2, 1, 2);
    }

    @Test
    void batchGetsOneOfTenWhileBothWait() {
        var line = new WaitingLine<Integer>(new Bounds(1, PLENTY, PLENTY, PLENTY));
        Deque<Place<Integer>> running = new ArrayDeque<>();
        fill(line, running, 1);
        for (int i = 0; i < 100; i++) {
            line.enter(place(i % 7, "maker/model", true, 1), PLENTY);
            line.enter(place(i % 5, "maker/model", false, 0), PLENTY);
        }

        int batch = 0;
        for (int i = 1; i <= 100; i++) {
            batch += serveAfterAnEnd(line, running).holder();
            assertThat(batch).as("after " + i).isEqualTo(i / 10);
        }
    }

    @Test
    void whoWaitsForAFullModelOrKeyHoldsUpNobodyElse() {
        var line = new WaitingLine<Integer>(new Bounds(10, 2, PLENTY, PLENTY));
        for (int i = 0; i < 100; i++) {
            line.enter(place(1, "maker/full", "a", i), 1);
            line.enter(place(1, "maker/model" + i, "full", i), PLENTY);
        }

        assertThat(line.running()).isEqualTo(3);
        assertThat(line.enter(place(1, "maker/free", "b", 0), PLENTY)).isEqualTo(Entry.RUNS);
        assertThat(line.enter(place(1, "maker/free", "full", 0), PLENTY)).isEqualTo(Entry.WAITS);
        assertThat(line.enter(place(2, "maker/full", "b", 0), 1)).isEqualTo(Entry.WAITS);
        assertThat(line.next()).isNull();
    }

    @Test
    void aLimitThatRisesLetsMoreInAndOneThatFallsSendsNobodyAway() {
        var line = new WaitingLine<Integer>(new Bounds(PLENTY, PLENTY, PLENTY, PLENTY));
        List<Place<Integer>> places = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            places.add(place(i, "maker/model", false, i));
            line.enter(places.getLast(), 4);
        }
        line.limit(model("maker/model"), 6);
        assertThat(line.next()).isSameAs(places.get(4));
        assertThat(line.next()).isSameAs(places.get(5));
        assertThat(line.next()).isNull();

        line.limit(model("maker/model"), 5);
        line.end(places.get(0));
        assertThat(line.next()).isNull();
        line.end(places.get(1));
        assertThat(Objects.requireNonNull(line.next()).inFlight()).isEqualTo(5);
    }

    @Test
    void aPlaceIsTakenOnceAndAModelTakesOneCallAtLeast() {
        var line = new WaitingLine<Integer>(new Bounds(1, 1, 1, 1));
        Place<Integer> place = place(1, "maker/model", false, 1);
        line.enter(place, 1);

        assertThatThrownBy(() -> line.enter(place, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> line.limit(model("maker/model"), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void fill(WaitingLine<Integer> line, Deque<Place<Integer>> running, int slots) {
        for (int i = 0; i < slots; i++) {
            Place<Integer> place = place(-1, "maker/model", false, -1);
            assertThat(line.enter(place, PLENTY)).isEqualTo(Entry.RUNS);
            running.add(place);
        }
    }

    private static Place<Integer> serveAfterAnEnd(
            WaitingLine<Integer> line, Deque<Place<Integer>> running) {
        line.end(running.remove());
        @Nullable Place<Integer> next = line.next();
        assertThat(next).isNotNull();
        assertThat(line.next()).isNull();
        running.add(Objects.requireNonNull(next));
        return next;
    }

    private static Place<Integer> place(int user, String model, boolean batch, int holder) {
        return new Place<>(user(user), KEY, model(model), batch, holder);
    }

    private static Place<Integer> place(int user, String model, String key, int holder) {
        return new Place<>(user(user), key, model(model), false, holder);
    }

    private static UserId user(int number) {
        return new UserId(new UUID(0, number));
    }

    private static ModelId model(int number) {
        return model("maker/model" + number);
    }

    private static ModelId model(String id) {
        return new ModelId(id);
    }
}
