package com.ainews.openrouter.limits.domain;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.UserId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a {@link WaitingLine} should do, told the slow way: it looks at everybody each time. */
final class PlainLine {

    private final WaitingLine.Bounds bounds;
    private final Map<ModelId, Integer> limits = new HashMap<>();
    private final Map<UserId, Long> turns = new HashMap<>();
    private final Map<UserId, Long> batchTurns = new HashMap<>();
    private int interactiveInARow;
    private long lastTurn;

    final List<Place<Integer>> running = new ArrayList<>();
    final List<Place<Integer>> waiting = new ArrayList<>();

    PlainLine(WaitingLine.Bounds bounds) {
        this.bounds = bounds;
    }

    WaitingLine.Entry enter(Place<Integer> place, int modelLimit) {
        limits.put(place.model(), modelLimit);
        if (hasRoom(place) && waiting.stream().noneMatch(this::hasRoom)) {
            running.add(place);
            return WaitingLine.Entry.RUNS;
        }
        if (waiting.size() >= bounds.waiting()) {
            return WaitingLine.Entry.LINE_IS_FULL;
        }
        if (waiting.stream().filter(p -> p.user().equals(place.user())).count()
                >= bounds.waitingPerUser()) {
            return WaitingLine.Entry.USERS_SHARE_IS_FULL;
        }
        if (sameQueue(place).noneMatch(p -> p.user().equals(place.user()))) {
            turns(place).put(place.user(), ++lastTurn);
        }
        waiting.add(place);
        return WaitingLine.Entry.WAITS;
    }

    /** Whose turn it is; a user may have it with several calls, of different models or keys. */
    List<Place<Integer>> mayBeNext() {
        List<Place<Integer>> ready = waiting.stream().filter(this::hasRoom).toList();
        boolean bothWait =
                ready.stream().anyMatch(Place::isBatch) && !ready.stream().allMatch(Place::isBatch);
        List<Place<Integer>> preferred = ready.stream()
                .filter(p -> !bothWait
                        || p.isBatch() == (interactiveInARow == WaitingLine.INTERACTIVE_IN_A_ROW))
                .toList();
        long first = preferred.stream().mapToLong(this::turn).min().orElse(-1);
        return preferred.stream()
                .filter(p -> turn(p) == first)
                .filter(p -> p.equals(firstOfItsLane(p)))
                .toList();
    }

    void serve(Place<Integer> place) {
        boolean batchIsReady = waiting.stream().anyMatch(p -> p.isBatch() && hasRoom(p));
        if (batchIsReady) {
            interactiveInARow = place.isBatch() ? 0 : interactiveInARow + 1;
        }
        waiting.remove(place);
        running.add(place);
        turns(place).put(place.user(), ++lastTurn);
    }

    void limit(ModelId model, int limit) {
        limits.put(model, limit);
    }

    private boolean hasRoom(Place<Integer> place) {
        return running.size() < bounds.running()
                && running.stream().filter(p -> p.model().equals(place.model())).count()
                        < limits.getOrDefault(place.model(), 1)
                && running.stream().filter(p -> p.key().equals(place.key())).count()
                        < bounds.runningPerKey();
    }

    private Place<Integer> firstOfItsLane(Place<Integer> place) {
        return sameQueue(place)
                .filter(p -> p.user().equals(place.user()))
                .filter(p -> p.model().equals(place.model()) && p.key().equals(place.key()))
                .min(Comparator.comparing(waiting::indexOf))
                .orElseThrow();
    }

    private Stream<Place<Integer>> sameQueue(Place<Integer> place) {
        return waiting.stream().filter(p -> p.isBatch() == place.isBatch());
    }

    private long turn(Place<Integer> place) {
        return turns(place).getOrDefault(place.user(), 0L);
    }

    private Map<UserId, Long> turns(Place<Integer> place) {
        return place.isBatch() ? batchTurns : turns;
    }
}
