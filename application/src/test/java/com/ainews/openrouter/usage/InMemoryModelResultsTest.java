package com.ainews.openrouter.usage;

import com.ainews.openrouter.usage.port.Ledger;
import com.ainews.openrouter.usage.port.ModelResults;

class InMemoryModelResultsTest extends ModelResultsContract {

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryModelResults results = new InMemoryModelResults(ledger);

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected ModelResults results() {
        return results;
    }
}
