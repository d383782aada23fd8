package com.ainews.openrouter.usage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Looks now and then whether counters, holds and ledger add up. */
@Service
public class WatchConsistency {

    private static final Logger log = LoggerFactory.getLogger(WatchConsistency.class);

    private final CompareBooks compareBooks;
    private final ApplicationEventPublisher events;

    WatchConsistency(CompareBooks compareBooks, ApplicationEventPublisher events) {
        this.compareBooks = compareBooks;
        this.events = events;
    }

    /** Changes nothing; publishes {@link BooksDisagree} where they don't. */
    public void watch() {
        ConsistencyReport report = compareBooks.compare();
        if (report.isConsistent()) {
            log.debug("Counters, holds and ledger agree, in {} places", report.meters());
            return;
        }
        report.findings().forEach(finding -> log.warn("Books disagree: {}", finding.describe()));
        events.publishEvent(new BooksDisagree(
                report.findings().size(), report.findings().getFirst().describe()));
    }
}
