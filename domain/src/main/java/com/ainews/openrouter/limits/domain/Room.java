package com.ainews.openrouter.limits.domain;

/** How many calls of one model, or of one key, run and may run. */
final class Room {

    private int limit;
    private int running;
    private int waiting;

    Room(int limit) {
        this.limit = limit;
    }

    boolean isFree() {
        return running < limit;
    }

    boolean isUnused() {
        return running == 0 && waiting == 0;
    }

    boolean hasWaiting() {
        return waiting > 0;
    }

    int running() {
        return running;
    }

    void limit(int newLimit) {
        limit = newLimit;
    }

    void run() {
        running++;
    }

    void end() {
        running--;
    }

    void join() {
        waiting++;
    }

    void leave() {
        waiting--;
    }
}
