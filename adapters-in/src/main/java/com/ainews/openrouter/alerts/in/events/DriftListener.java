package com.ainews.openrouter.alerts.in.events;

import com.ainews.openrouter.alerts.RaiseAlert;
import com.ainews.openrouter.usage.LedgerDrifted;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Alerts operators that the ledger is not what OpenRouter bills. */
@Component
class DriftListener {

    private final RaiseAlert raiseAlert;

    DriftListener(RaiseAlert raiseAlert) {
        this.raiseAlert = raiseAlert;
    }

    @EventListener
    void on(LedgerDrifted drifted) {
        raiseAlert.raise(
                "ledger_drift",
                "Since the check before, OpenRouter billed %s beyond the ledger for %s. See drift."
                        .formatted(
                                drifted.drift(),
                                drifted.user() == null
                                        ? "the service's key"
                                        : "the key of user " + drifted.user()));
    }
}
