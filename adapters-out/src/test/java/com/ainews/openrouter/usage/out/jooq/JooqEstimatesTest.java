package com.ainews.openrouter.usage.out.jooq;

import com.ainews.openrouter.testing.MigratedDatabase;
import com.ainews.openrouter.usage.EstimatesContract;
import com.ainews.openrouter.usage.port.Estimates;
import com.ainews.openrouter.usage.port.Ledger;

class JooqEstimatesTest extends EstimatesContract {

    private final JooqLedger ledger = new JooqLedger(MigratedDatabase.dsl());
    private final JooqEstimates estimates = new JooqEstimates(MigratedDatabase.dsl());

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected Estimates estimates() {
        return estimates;
    }
}
