package com.ainews.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;

/** The faults that chat calls to come will have; none unless somebody asks. */
public final class Faults {

    /** More than this can't be lined up. */
    public static final int MAX_LINED_UP = 100_000;

    private final Deque<Fault> next = new ArrayDeque<>();
    private SplittableRandom random = new SplittableRandom(0);
    private Fault[] some = {};
    private int percent;

    /** Lines up a fault for each of the next calls. */
    public synchronized void next(int calls, Fault fault) {
        if (calls < 0 || next.size() + calls > MAX_LINED_UP) {
            throw new IllegalArgumentException("At most " + MAX_LINED_UP + " faults can line up");
        }
        for (int i = 0; i < calls; i++) {
            next.add(fault);
        }
    }

    /** Gives calls one of some faults at random, with a probability in percent. */
    public synchronized void randomly(int chancePercent, long seed, Fault... faults) {
        percent = faults.length == 0 ? 0 : chancePercent;
        random = new SplittableRandom(seed);
        some = faults.clone();
    }

    /** No more faults. */
    public synchronized void clear() {
        next.clear();
        percent = 0;
    }

    synchronized Optional<Fault> take() {
        Fault lined = next.poll();
        if (lined != null) {
            return Optional.of(lined);
        }
        return percent > 0 && random.nextInt(100) < percent
                ? Optional.of(some[random.nextInt(some.length)])
                : Optional.empty();
    }
}
