package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.StartRate;
import com.ainews.openrouter.shared.ProblemException;

import org.springframework.stereotype.Service;

/** Protects the service from more paid calls than it is meant to start. */
@Service
public class EnterService {

    private final StartRate rate;
    private final SlotQueue queue;

    EnterService(StartRate rate, SlotQueue queue) {
        this.rate = rate;
        this.queue = queue;
    }

    /**
     * Lets a call in, or not. Costs nearly nothing.
     *
     * @throws ProblemException {@code service_busy}
     */
    public void enter() {
        if (!rate.tryStart()) {
            throw queue.refusal(QueueState.Refused.START_RATE);
        }
    }
}
