package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.StartRate;

import java.time.Duration;
import java.time.InstantSource;

/** A queue with the use cases in front of it, for tests of any module. */
public final class TestQueue {

    private final SettableModelLimits modelLimits = new SettableModelLimits();
    private final TakeSlot takeSlot;
    private final ReadQueue readQueue;
    private final SlotQueue queue;

    public TestQueue(QueuePolicy policy, InstantSource clock) {
        queue = new SlotQueue(policy, modelLimits, clock);
        takeSlot = new TakeSlot(queue);
        readQueue = new ReadQueue(queue);
    }

    /** With room for so many calls at the same time. */
    public static TestQueue withSlots(int slots) {
        return new TestQueue(policy(slots, slots, 100_000, 100_000), InstantSource.system());
    }

    /** With room for so many calls with one key at the same time. */
    public static TestQueue withSlotsOfAKey(int slots) {
        return new TestQueue(policy(100, slots, 100_000, 100_000), InstantSource.system());
    }

    static QueuePolicy policy(int running, int perKey, int waiting, int waitingPerUser) {
        return new QueuePolicy(
                running,
                perKey,
                new QueuePolicy.PerModel(64, 4, 256),
                waiting,
                waitingPerUser,
                Duration.ofSeconds(30));
    }

    /** A door that lets calls in where the rate does. */
    public EnterService enterService(StartRate rate) {
        return new EnterService(rate, queue);
    }

    public TakeSlot takeSlot() {
        return takeSlot;
    }

    public ReadQueue readQueue() {
        return readQueue;
    }

    public SettableModelLimits modelLimits() {
        return modelLimits;
    }
}
