package com.ainews.openrouter.completions;

import org.springframework.stereotype.Service;

/** Writes how requests with an idempotency key ended, where that could not be done then. */
@Service
public class RetryEndings {

    private final Endings endings;

    RetryEndings(Endings endings) {
        this.endings = endings;
    }

    /**
     * Tries them again.
     *
     * @return how many were written
     * @throws RuntimeException where the store still can't be reached; what is left is kept
     */
    public int retry() {
        return endings.retry();
    }
}
