package com.ainews.openrouter.limits;

import java.time.Duration;
import java.time.InstantSource;

/** A queue with the use cases in front of it, for tests of any module. */
public final class TestQueue {

    private final SettableModelLimits modelLimits = new SettableModelLimits();
    private final TakeSlot takeSlot;
    private final ReadQueue readQueue;

    public TestQueue(QueuePolicy policy, InstantSource clock) {
        var queue = new SlotQueue(policy, modelLimits, clock);
        takeSlot = new TakeSlot(queue);
        readQueue = new ReadQueue(queue);
    }

    /** With room for so many calls at the same time. */
    public static TestQueue withSlots(int slots) {
        return new TestQueue(policy(slots, slots, 100_000, 100_000), InstantSource.system());
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
