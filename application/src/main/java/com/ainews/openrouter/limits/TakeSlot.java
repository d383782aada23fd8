package com.ainews.openrouter.limits;

import org.springframework.stereotype.Service;

/** Waits until a call to a model may be sent. */
@Service
public class TakeSlot {

    private final SlotQueue queue;

    TakeSlot(SlotQueue queue) {
        this.queue = queue;
    }

    /**
     * Blocks while the service, the API key or the model has too many calls under way; returns at
     * once where all have room. Users take turns, and who waits for one model holds up nobody who
     * waits for another. The patience is looked at only by those who have to wait.
     *
     * @return to be ended once the call has
     * @throws com.ainews.openrouter.shared.ProblemException {@code service_busy} where too many
     *     wait already, or the deadline passed; {@code client_left} where the client went away or the
     *     thread was interrupted, which it then still is
     */
    public Slot take(SlotRequest request) {
        return queue.take(request);
    }
}
