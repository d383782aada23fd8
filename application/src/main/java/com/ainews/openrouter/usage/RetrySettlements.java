package com.ainews.openrouter.usage;

import org.springframework.stereotype.Service;

/** Settles the calls that could not be settled when they ended. */
@Service
public class RetrySettlements {

    private final Unsettled unsettled;

    RetrySettlements(Unsettled unsettled) {
        this.unsettled = unsettled;
    }

    /**
     * Tries them again.
     *
     * @return how many were settled
     * @throws RuntimeException where the store still can't be reached; what is left is kept
     */
    public int retry() {
        return unsettled.retry();
    }
}
