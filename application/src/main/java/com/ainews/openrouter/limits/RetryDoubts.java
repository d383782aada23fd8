package com.ainews.openrouter.limits;

import org.springframework.stereotype.Service;

/** Writes down which calls are in doubt, where that could not be done when they ended. */
@Service
public class RetryDoubts {

    private final Doubts doubts;

    RetryDoubts(Doubts doubts) {
        this.doubts = doubts;
    }

    /**
     * Tries them again.
     *
     * @return how many were written
     * @throws RuntimeException where the store still can't be reached; what is left is kept
     */
    public int retry() {
        return doubts.retry();
    }
}
