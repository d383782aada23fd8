package com.ainews.openrouter.limits.domain;

import com.ainews.openrouter.limits.domain.Place.Stage;
import com.ainews.openrouter.shared.ModelId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which calls run at the same time, and who is next. It knows neither clocks nor threads:
 * one caller at a time asks it.
 *
 * <p>Users take turns: whoever was served goes behind all other users who wait. Who waits for a
 * model or key without room keeps the turn and holds up nobody else. Interactive calls go before
 * batch calls, but of ten that both could have, batch gets one.
 *
 * <p>Each step takes the logarithm of how many wait: for each model that its user waits for, and,
 * where a key's last slot is taken or freed, for each model that is waited for with that key.
 *
 * @param <T> what a place is held for
 */
public final class WaitingLine<T> {

    /** After so many interactive calls, a batch call that could run goes first. */
    static final int INTERACTIVE_IN_A_ROW = 9;

    /**
     * How many may run and wait.
     *
     * @param running of all together
     * @param runningPerKey of one API key
     * @param waiting of all together
     * @param waitingPerUser of one user
     */
    public record Bounds(int running, int runningPerKey, int waiting, int waitingPerUser) {}

    /** What became of a call that came. */
    public enum Entry {
        RUNS,
        WAITS,
        /** Refused: too many wait. */
        LINE_IS_FULL,
        /** Refused: too many of this user wait. */
        USERS_SHARE_IS_FULL
    }

    private final Bounds bounds;
    private final WaitingTree<T> interactive = new WaitingTree<>();
    private final WaitingTree<T> batch = new WaitingTree<>();
    private final Map<ModelId, Room> models = new HashMap<>();
    private final Map<String, Room> keys = new HashMap<>();
    private final Set<Place<T>> waiting = new LinkedHashSet<>();
    private int running;
    private int interactiveInARow;

    public WaitingLine(Bounds bounds) {
        this.bounds = bounds;
    }

    /**
     * Lets a call in, unless too many wait. Whoever calls this or any other method that changes
     * something then calls {@link #next} until there is nobody.
     *
     * @param modelLimit how many calls its model takes from now on, at least one
     */
    public Entry enter(Place<T> place, int modelLimit) {
        if (!place.is(Stage.NEW)) {
            throw new IllegalStateException("A place is taken once");
        }
        limit(place.model(), modelLimit);
        if (canRunAtOnce(place)) {
            run(place, model(place, modelLimit), key(place));
            return Entry.RUNS;
        }
        if (waiting.size() >= bounds.waiting) {
            return Entry.LINE_IS_FULL;
        }
        if (interactive.waitingOf(place.user()) + batch.waitingOf(place.user())
                >= bounds.waitingPerUser) {
            return Entry.USERS_SHARE_IS_FULL;
        }
        join(place, model(place, modelLimit), key(place));
        return Entry.WAITS;
    }

    /** Lets the next one run, if anybody can. */
    public @Nullable Place<T> next() {
        if (running >= bounds.running) {
            return null;
        }
        WaitingTree<T> tree = nextTree();
        if (!tree.canServe()) {
            return null;
        }
        Place<T> place = tree.serve();
        Room model = of(models, place.model());
        Room key = of(keys, place.key());
        waiting.remove(place);
        model.leave();
        key.leave();
        run(place, model, key);
        return place;
    }

    /**
     * Lets go of a call that does not want to wait any more.
     *
     * @return false where it does not wait
     */
    public boolean leave(Place<T> place) {
        if (!place.is(Stage.WAITING)) {
            return false;
        }
        place.become(Stage.GONE);
        waiting.remove(place);
        tree(place).remove(place);
        of(models, place.model()).leave();
        of(keys, place.key()).leave();
        forgetUnused(place);
        return true;
    }

    /**
     * Ends a call that runs.
     *
     * @return false where it does not run
     */
    public boolean end(Place<T> place) {
        if (!place.is(Stage.RUNNING)) {
            return false;
        }
        place.become(Stage.GONE);
        running--;
        Room model = of(models, place.model());
        Room key = of(keys, place.key());
        boolean keyWasFull = !key.isFree();
        model.end();
        key.end();
        tell(place, model, keyWasFull);
        forgetUnused(place);
        return true;
    }

    /** Sets how many calls a model takes; what runs goes on. Nothing is kept of an unused model. */
    public void limit(ModelId id, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A model takes one call at least: " + limit);
        }
        Room model = models.get(id);
        if (model != null) {
            boolean wasFree = model.isFree();
            model.limit(limit);
            if (model.isFree() != wasFree) {
                tellModel(id, model);
            }
        }
    }

    public int running() {
        return running;
    }

    public int waiting() {
        return waiting.size();
    }

    /** Who came first of those who wait. */
    public @Nullable Place<T> oldest() {
        return waiting.isEmpty() ? null : waiting.iterator().next();
    }

    /** How many models and keys it knows: only those of calls that run or wait. */
    int known() {
        return models.size() + keys.size();
    }

    private boolean canRunAtOnce(Place<T> place) {
        return running < bounds.running
                && isFree(models.get(place.model()))
                && isFree(keys.get(place.key()))
                && !interactive.canServe()
                && !batch.canServe();
    }

    private void run(Place<T> place, Room model, Room key) {
        running++;
        model.run();
        key.run();
        place.runsAmong(model.running());
        tell(place, model, !key.isFree());
    }

    private void join(Place<T> place, Room model, Room key) {
        place.become(Stage.WAITING);
        waiting.add(place);
        model.join();
        key.join();
        tree(place).add(place, model, key);
    }

    private WaitingTree<T> nextTree() {
        if (!batch.canServe()) {
            return interactive;
        }
        if (interactive.canServe() && interactiveInARow < INTERACTIVE_IN_A_ROW) {
            interactiveInARow++;
            return interactive;
        }
        interactiveInARow = 0;
        return batch;
    }

    private WaitingTree<T> tree(Place<T> place) {
        return place.isBatch() ? batch : interactive;
    }

    private void tell(Place<T> place, Room model, boolean keyChanged) {
        tellModel(place.model(), model);
        if (keyChanged) {
            interactive.keyChanged(place.key());
            batch.keyChanged(place.key());
        }
    }

    private void tellModel(ModelId id, Room model) {
        if (model.hasWaiting()) {
            interactive.modelChanged(id);
            batch.modelChanged(id);
        }
    }

    private Room model(Place<T> place, int limit) {
        return models.computeIfAbsent(place.model(), _ -> new Room(limit));
    }

    private Room key(Place<T> place) {
        return keys.computeIfAbsent(place.key(), _ -> new Room(bounds.runningPerKey));
    }

    private void forgetUnused(Place<T> place) {
        if (of(models, place.model()).isUnused()) {
            models.remove(place.model());
        }
        if (of(keys, place.key()).isUnused()) {
            keys.remove(place.key());
        }
    }

    private static boolean isFree(@Nullable Room room) {
        return room == null || room.isFree();
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("Not in the line: " + key);
        }
        return value;
    }
}
