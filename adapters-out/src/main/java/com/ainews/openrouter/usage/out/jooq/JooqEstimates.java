package com.ainews.openrouter.usage.out.jooq;

import static com.ainews.openrouter.usage.out.jooq.db.Tables.LEDGER;
import static org.jooq.impl.DSL.inline;

import com.ainews.openrouter.usage.domain.CostSource;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import com.ainews.openrouter.usage.port.Estimates;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class JooqEstimates implements Estimates {

    private final DSLContext dsl;

    JooqEstimates(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public List<LedgerEntry> newest(int limit) {
        return dsl.selectFrom(LEDGER)
                // Inline, so that the partial index can be used.
                .where(LEDGER.SOURCE.eq(inline(CostSource.ESTIMATED.storedName())))
                .orderBy(LEDGER.HELD_AT.desc(), LEDGER.ID.desc())
                .limit(limit)
                .fetch(JooqLedger::entry);
    }
}
