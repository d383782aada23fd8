package com.ainews.openrouter.usage;

import com.ainews.openrouter.access.Caller;

import org.springframework.stereotype.Service;

/** Shows an administrator whether counters, holds and ledger add up. */
@Service
public class CheckConsistency {

    private final CompareBooks compareBooks;

    CheckConsistency(CompareBooks compareBooks) {
        this.compareBooks = compareBooks;
    }

    /** Changes nothing. Reads all that is in the present windows, so it may take a while. */
    public ConsistencyReport check(Caller actor) {
        actor.requireAdministrator();
        return compareBooks.compare();
    }
}
