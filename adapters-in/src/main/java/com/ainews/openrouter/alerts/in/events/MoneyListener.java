package com.ainews.openrouter.alerts.in.events;

import com.ainews.openrouter.alerts.RaiseAlert;
import com.ainews.openrouter.usage.BooksDisagree;
import com.ainews.openrouter.usage.BudgetOverrun;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Alerts operators to what is wrong with the money. */
@Component
class MoneyListener {

    private final RaiseAlert raiseAlert;

    MoneyListener(RaiseAlert raiseAlert) {
        this.raiseAlert = raiseAlert;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BudgetOverrun overrun) {
        raiseAlert.raise(
                "budget_overrun",
                "%s billed %s for request %s of user %s, for which %s was held. See the ledger."
                        .formatted(
                                overrun.model(),
                                overrun.charged(),
                                overrun.request(),
                                overrun.user(),
                                overrun.held()));
    }

    @EventListener
    void on(BooksDisagree disagreement) {
        raiseAlert.raise(
                "books_disagree",
                "Counters, holds and ledger disagree in %d places. The first: %s. Ask for 'consistency' on GraphQL, and mend it with 'repairConsistency'."
                        .formatted(disagreement.findings(), disagreement.first()));
    }
}
