package com.ainews.openrouter.completions.out.openrouter;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/**
 * Keeps retries below a fifth of all calls, so that they can't turn trouble upstream into an
 * avalanche. Five calls pay for one retry, and ten retries can be saved up; so many there are also
 * at the start.
 */
@Component
class RetryBudget {

    static final int CALLS_FOR_A_RETRY = 5;
    static final int MOST_SAVED = 10;

    private static final int FULL = MOST_SAVED * CALLS_FOR_A_RETRY;

    private final AtomicInteger paidIn = new AtomicInteger(FULL);
    private final LongAdder calls = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder denied = new LongAdder();

    /** A call has been sent, and pays in: once, however many models and attempts it takes. */
    void begin() {
        calls.increment();
        if (paidIn.get() < FULL) {
            paidIn.updateAndGet(paid -> Math.min(FULL, paid + 1));
        }
    }

    /** Takes out what a retry needs, where there is so much. */
    boolean tryRetry() {
        boolean isAllowed = paidIn.getAndUpdate(
                        paid -> paid < CALLS_FOR_A_RETRY ? paid : paid - CALLS_FOR_A_RETRY)
                >= CALLS_FOR_A_RETRY;
        (isAllowed ? retries : denied).increment();
        return isAllowed;
    }

    long calls() {
        return calls.sum();
    }

    long retries() {
        return retries.sum();
    }

    /** Retries that would have been worth it, but were too many. */
    long denied() {
        return denied.sum();
    }

    /** How many retries could be made right now. */
    int left() {
        return paidIn.get() / CALLS_FOR_A_RETRY;
    }
}
