package com.ainews.openrouter.usage;

import com.ainews.openrouter.usage.domain.LedgerEntry;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Tells others of calls that were settled. */
@Service
class SettledEvents {

    private final ApplicationEventPublisher events;

    SettledEvents(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** To be called once for each line, when it is committed. */
    void publish(LedgerEntry entry) {
        events.publishEvent(CallSettled.from(entry));
        if (entry.overrun().isPositive()) {
            events.publishEvent(new BudgetOverrun(
                    entry.payer().user(),
                    entry.request(),
                    entry.model(),
                    entry.held(),
                    entry.cost()));
        }
    }
}
