package com.ainews.openrouter.usage;

import com.ainews.openrouter.access.Caller;

import org.springframework.stereotype.Service;

/** Lets an administrator mend what does not add up. The ledger is right, by definition. */
@Service
public class RepairConsistency {

    private final CompareBooks compareBooks;
    private final MendBooks mendBooks;

    RepairConsistency(CompareBooks compareBooks, MendBooks mendBooks) {
        this.compareBooks = compareBooks;
        this.mendBooks = mendBooks;
    }

    /**
     * Ends holds that should have ended (one of a call that nobody runs counts in full, as an
     * estimate), then sets counters to what the ledger and the holds say. Each finding is mended in
     * a transaction of its own, with a line in the trail. Repeats safely.
     *
     * @return what was found and mended; check again to see that nothing is left
     */
    public ConsistencyReport repair(Caller actor) {
        actor.requireAdministrator();
        ConsistencyReport found = compareBooks.compare();
        mendBooks.all(found.findings(), actor.userId());
        return found;
    }
}
