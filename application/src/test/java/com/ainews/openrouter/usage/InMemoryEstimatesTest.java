package com.ainews.openrouter.usage;

import com.ainews.openrouter.usage.port.Estimates;
import com.ainews.openrouter.usage.port.Ledger;

class InMemoryEstimatesTest extends EstimatesContract {

    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected Estimates estimates() {
        return new InMemoryEstimates(ledger);
    }
}
