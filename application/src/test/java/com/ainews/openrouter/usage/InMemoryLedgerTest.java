package com.ainews.openrouter.usage;

import com.ainews.openrouter.usage.port.Ledger;

class InMemoryLedgerTest extends LedgerContract {

    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
