package com.ainews.openrouter.usage;

import com.ainews.openrouter.usage.port.DriftChecks;
import com.ainews.openrouter.usage.port.Ledger;

class InMemoryDriftChecksTest extends DriftChecksContract {

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryDriftChecks checks = new InMemoryDriftChecks(ledger);

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected DriftChecks checks() {
        return checks;
    }
}
