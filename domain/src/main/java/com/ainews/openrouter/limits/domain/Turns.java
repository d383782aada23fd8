package com.ainews.openrouter.limits.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose turn is first. A binary heap whose elements know where in it they are, so that each can
 * leave it or get another turn in logarithmic time.
 */
final class Turns<E extends Turns.Taker> {

    /** The turn of who can't be served now. */
    static final long NEVER = Long.MAX_VALUE;

    /** What has a turn, in one heap at a time. */
    abstract static class Taker {

        private long turn = NEVER;
        private int index = -1;
    }

    private final List<E> heap = new ArrayList<>();

    boolean isEmpty() {
        return heap.isEmpty();
    }

    /** The smallest turn, or {@link #NEVER}. */
    long firstTurn() {
        return heap.isEmpty() ? NEVER : turnAt(0);
    }

    /** Who has the smallest turn; there must be somebody. */
    E first() {
        return heap.getFirst();
    }

    void add(E taker, long turn) {
        ((Taker) taker).turn = turn;
        put(taker, heap.size());
        up(heap.size() - 1);
    }

    void remove(E taker) {
        int hole = indexOf(taker);
        E last = heap.removeLast();
        if (last != taker) {
            put(last, hole);
            mend(hole);
        }
        ((Taker) taker).index = -1;
    }

    /** Gives another turn to one who is in here. */
    void move(E taker, long turn) {
        Taker moved = taker;
        if (moved.turn != turn) {
            moved.turn = turn;
            mend(moved.index);
        }
    }

    private void mend(int index) {
        up(index);
        down(index);
    }

    private void up(int from) {
        int index = from;
        while (index > 0 && turnAt(index) < turnAt((index - 1) / 2)) {
            swap(index, (index - 1) / 2);
            index = (index - 1) / 2;
        }
    }

    private void down(int from) {
        int index = from;
        int child = smallerChild(index);
        while (child > 0 && turnAt(child) < turnAt(index)) {
            swap(index, child);
            index = child;
            child = smallerChild(index);
        }
    }

    /** Its place, or zero where there is no child. */
    private int smallerChild(int index) {
        int left = 2 * index + 1;
        if (left >= heap.size()) {
            return 0;
        }
        return left + 1 < heap.size() && turnAt(left + 1) < turnAt(left) ? left + 1 : left;
    }

    private void swap(int one, int other) {
        E taker = heap.get(one);
        put(heap.get(other), one);
        put(taker, other);
    }

    private void put(E taker, int index) {
        if (index == heap.size()) {
            heap.add(taker);
        } else {
            heap.set(index, taker);
        }
        ((Taker) taker).index = index;
    }

    private long turnAt(int index) {
        return ((Taker) heap.get(index)).turn;
    }

    private int indexOf(E taker) {
        return ((Taker) taker).index;
    }
}
