package com.ainews.openrouter.usage.out.jooq;

import com.ainews.openrouter.testing.MigratedDatabase;
import com.ainews.openrouter.usage.DriftChecksContract;
import com.ainews.openrouter.usage.port.DriftChecks;
import com.ainews.openrouter.usage.port.Ledger;

class JooqDriftChecksTest extends DriftChecksContract {

    private final JooqLedger ledger = new JooqLedger(MigratedDatabase.dsl());
    private final JooqDriftChecks checks = new JooqDriftChecks(MigratedDatabase.dsl());

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected DriftChecks checks() {
        return checks;
    }
}
