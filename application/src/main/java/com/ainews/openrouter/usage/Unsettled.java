package com.ainews.openrouter.usage;

import com.ainews.batching.Unwritten;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Calls whose end is known but could not be written yet. */
@Service
class Unsettled {

    private static final Logger log = LoggerFactory.getLogger(Unsettled.class);

    /** What finds no room waits for the end of its hold's lease, and is estimated then. */
    private static final int MAX_UNWRITTEN = 10_000;

    private final Unwritten<LedgerEntry> unwritten = new Unwritten<>(MAX_UNWRITTEN);
    private final SettleEntries settleEntries;
    private final SettledEvents settledEvents;

    Unsettled(SettleEntries settleEntries, SettledEvents settledEvents) {
        this.settleEntries = settleEntries;
        this.settledEvents = settledEvents;
    }

    void add(LedgerEntry entry) {
        boolean kept = unwritten.add(entry);
        log.warn(
                "Call {} can't be settled now; {}",
                entry.request(),
                kept ? "it is tried again" : "its hold's lease will end it");
    }

    int retry() {
        return unwritten.retry(this::settle);
    }

    private void settle(LedgerEntry entry) {
        if (settleEntries.settle(List.of(entry)).getFirst()) {
            settledEvents.publish(entry);
        }
    }
}
