package com.ainews.openrouter.limits.domain;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.UserId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Those of one priority who wait, by model, key and user. Every knot knows the first turn below it
 * that can be served now, so that the next is found without looking at all.
 */
final class WaitingTree<T> {

    private final Map<UserId, User<T>> users = new HashMap<>();
    private final Map<ModelId, Queue<T>> queues = new HashMap<>();
    private final Map<String, Set<Lane<T>>> lanesOfKeys = new HashMap<>();
    private final Turns<Queue<T>> turns = new Turns<>();
    private long lastTurn;

    /** A user who waits for anything. */
    private static final class User<T> {

        private final List<Member<T>> members = new ArrayList<>();
        private int waiting;
        private long turn;
    }

    /** All who wait for one model. */
    private static final class Queue<T> extends Turns.Taker {

        private final Room room;
        private final Map<String, Lane<T>> byKey = new HashMap<>();
        private final Turns<Lane<T>> turns = new Turns<>();

        Queue(Room room) {
            this.room = room;
        }
    }

    /** All who wait for one model with one key. */
    private static final class Lane<T> extends Turns.Taker {

        private final Queue<T> queue;
        private final Room key;
        private final Map<UserId, Member<T>> byUser = new HashMap<>();
        private final Turns<Member<T>> turns = new Turns<>();

        Lane(Queue<T> queue, Room key) {
            this.queue = queue;
            this.key = key;
        }
    }

    /** What one user waits for in one lane, first come first served. */
    private static final class Member<T> extends Turns.Taker {

        private final Lane<T> lane;
        private final Set<Place<T>> places = new LinkedHashSet<>();

        Member(Lane<T> lane) {
            this.lane = lane;
        }
    }

    /** Whether anybody waits who has room. */
    boolean canServe() {
        return turns.firstTurn() != Turns.NEVER;
    }

    int waitingOf(UserId id) {
        User<T> user = users.get(id);
        return user == null ? 0 : user.waiting;
    }

    /** Puts a call at the end of those that its user has in the lane. */
    void add(Place<T> place, Room model, Room key) {
        User<T> user = users.computeIfAbsent(place.user(), _ -> newUser());
        user.waiting++;
        Queue<T> queue = queues.computeIfAbsent(place.model(), _ -> newQueue(model));
        Lane<T> lane = queue.byKey.computeIfAbsent(place.key(), id -> newLane(queue, id, key));
        lane.byUser
                .computeIfAbsent(place.user(), _ -> newMember(lane, user))
                .places
                .add(place);
        mend(lane);
    }

    /** Takes out a call that is in here. */
    void remove(Place<T> place) {
        User<T> user = of(users, place.user());
        Queue<T> queue = of(queues, place.model());
        Lane<T> lane = of(queue.byKey, place.key());
        Member<T> member = of(lane.byUser, place.user());
        member.places.remove(place);
        user.waiting--;
        if (user.waiting == 0) {
            users.remove(place.user());
        }
        if (member.places.isEmpty()) {
            lane.turns.remove(member);
            lane.byUser.remove(place.user());
            user.members.remove(member);
        }
        if (lane.turns.isEmpty()) {
            queue.turns.remove(lane);
            queue.byKey.remove(place.key());
            forgetLane(lane, place.key());
        }
        if (queue.turns.isEmpty()) {
            turns.remove(queue);
            queues.remove(place.model());
        } else if (lane.turns.isEmpty()) {
            mend(queue);
        } else {
            mend(lane);
        }
    }

    /** Takes out the first of who is next, and puts that user behind all others. */
    Place<T> serve() {
        Place<T> place =
                turns.first().turns.first().turns.first().places.iterator().next();
        User<T> user = of(users, place.user());
        remove(place);
        user.turn = ++lastTurn;
        for (Member<T> member : user.members) {
            member.lane.turns.move(member, user.turn);
            mend(member.lane);
        }
        return place;
    }

    /** Tells that a model may have got room, or lost it. */
    void modelChanged(ModelId model) {
        Queue<T> queue = queues.get(model);
        if (queue != null) {
            mend(queue);
        }
    }

    /** Tells that a key may have got room, or lost it. */
    void keyChanged(String key) {
        lanesOfKeys.getOrDefault(key, Set.of()).forEach(this::mend);
    }

    private void mend(Lane<T> lane) {
        lane.queue.turns.move(lane, lane.key.isFree() ? lane.turns.firstTurn() : Turns.NEVER);
        mend(lane.queue);
    }

    private void mend(Queue<T> queue) {
        turns.move(queue, queue.room.isFree() ? queue.turns.firstTurn() : Turns.NEVER);
    }

    private User<T> newUser() {
        var user = new User<T>();
        user.turn = ++lastTurn;
        return user;
    }

    private Queue<T> newQueue(Room model) {
        var queue = new Queue<T>(model);
        turns.add(queue, Turns.NEVER);
        return queue;
    }

    private Lane<T> newLane(Queue<T> queue, String id, Room key) {
        var lane = new Lane<>(queue, key);
        queue.turns.add(lane, Turns.NEVER);
        lanesOfKeys.computeIfAbsent(id, _ -> new HashSet<>()).add(lane);
        return lane;
    }

    private Member<T> newMember(Lane<T> lane, User<T> user) {
        var member = new Member<>(lane);
        lane.turns.add(member, user.turn);
        user.members.add(member);
        return member;
    }

    private void forgetLane(Lane<T> lane, String key) {
        Set<Lane<T>> lanes = of(lanesOfKeys, key);
        lanes.remove(lane);
        if (lanes.isEmpty()) {
            lanesOfKeys.remove(key);
        }
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("Nobody waits for " + key);
        }
        return value;
    }
}
