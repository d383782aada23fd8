package com.ainews.openrouter.usage.out.jooq;

import com.ainews.openrouter.testing.MigratedDatabase;
import com.ainews.openrouter.usage.LedgerContract;
import com.ainews.openrouter.usage.port.Ledger;

class JooqLedgerTest extends LedgerContract {

    private final JooqLedger ledger = new JooqLedger(MigratedDatabase.dsl());

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
