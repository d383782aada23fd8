package com.ainews.openrouter.alerts.in.events;

import com.ainews.openrouter.alerts.RaiseAlert;
import com.ainews.openrouter.usage.BudgetOverrun;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Alerts operators that a provider billed more than was held. */
@Component
class OverrunListener {

    private final RaiseAlert raiseAlert;

    OverrunListener(RaiseAlert raiseAlert) {
        this.raiseAlert = raiseAlert;
    }

    @TransactionalEventListener
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
}
