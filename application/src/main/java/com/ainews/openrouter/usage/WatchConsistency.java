package com.ainews.openrouter.usage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Looks now and then whether counters, holds and ledger add up, and mends what is safe to mend. */
@Service
public class WatchConsistency {

    private static final Logger log = LoggerFactory.getLogger(WatchConsistency.class);

    private final CompareBooks compareBooks;
    private final MendBooks mendBooks;
    private final ApplicationEventPublisher events;

    WatchConsistency(
            CompareBooks compareBooks, MendBooks mendBooks, ApplicationEventPublisher events) {
        this.compareBooks = compareBooks;
        this.mendBooks = mendBooks;
        this.events = events;
    }

    /**
     * Publishes {@link BooksDisagree} where they don't. Then counters are set to what the ledger and
     * the holds say, and holds of calls in the ledger are given back; calls that nobody runs are left
     * to their leases, or to an administrator.
     */
    public void watch() {
        ConsistencyReport report = compareBooks.compare();
        if (report.isConsistent()) {
            log.debug("Counters, holds and ledger agree, in {} places", report.meters());
            return;
        }
        report.findings().forEach(finding -> log.warn("Books disagree: {}", finding.describe()));
        events.publishEvent(new BooksDisagree(
                report.findings().size(), report.findings().getFirst().describe()));
        int mended = mendBooks.whatIsSafe(report.findings());
        log.warn("Mended {} of {} findings", mended, report.findings().size());
    }
}
