package com.ainews.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The faults that calls to come will have; none unless somebody asks. */
public final class Faults {

    /** More than this can't be lined up. */
    public static final int MAX_LINED_UP = 100_000;

    private final Deque<Fault> next = new ArrayDeque<>();
    private final Map<Address, Fault> always = new EnumMap<>(Address.class);
    private SplittableRandom random = new SplittableRandom(0);
    private Fault[] some = {};
    private int percent;

    /** Lines up a fault for each of the next chat calls. */
    public synchronized void next(int calls, Fault fault) {
        if (calls < 0 || next.size() + calls > MAX_LINED_UP) {
            throw new IllegalArgumentException("At most " + MAX_LINED_UP + " faults can line up");
        }
        for (int i = 0; i < calls; i++) {
            next.add(fault);
        }
    }

    /** Gives chat calls one of some faults at random, with a probability in percent. */
    public synchronized void randomly(int chancePercent, long seed, Fault... faults) {
        percent = faults.length == 0 ? 0 : chancePercent;
        random = new SplittableRandom(seed);
        some = faults.clone();
    }

    /**
     * Gives every call of an address the same fault, until the faults are cleared: an outage.
     *
     * @throws IllegalArgumentException if only chats can have that fault, and it is another address
     */
    public synchronized void always(Address address, Fault fault) {
        if (address != Address.CHAT && !fault.fitsAnyAddress()) {
            throw new IllegalArgumentException("Only chats can have " + fault.wireName());
        }
        always.put(address, fault);
    }

    /** No more faults. */
    public synchronized void clear() {
        next.clear();
        always.clear();
        percent = 0;
    }

    synchronized Optional<Fault> take() {
        Fault lined = next.poll();
        if (lined != null) {
            return Optional.of(lined);
        }
        Fault fixed = always.get(Address.CHAT);
        if (fixed != null) {
            return Optional.of(fixed);
        }
        return percent > 0 && random.nextInt(100) < percent
                ? Optional.of(some[random.nextInt(some.length)])
                : Optional.empty();
    }

    /** Of an address that is not that of chats. */
    synchronized Optional<Fault> at(Address address) {
        return Optional.ofNullable(always.get(address));
    }
}
