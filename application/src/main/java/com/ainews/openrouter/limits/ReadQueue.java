package com.ainews.openrouter.limits;

import org.springframework.stereotype.Service;

/** Tells how full this replica's queue is, and what became of those who came. */
@Service
public class ReadQueue {

    private final SlotQueue queue;

    ReadQueue(SlotQueue queue) {
        this.queue = queue;
    }

    /** Takes a few microseconds. Its counts are read one after the other, while calls go on. */
    public QueueState read() {
        return queue.state();
    }
}
