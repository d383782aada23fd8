package com.ainews.openrouter.operations.out.jooq;

import com.ainews.openrouter.operations.domain.Component;
import com.ainews.openrouter.operations.port.HealthProbe;

import org.jooq.DSLContext;

/** Asks PostgreSQL for a one. */
@org.springframework.stereotype.Component
class DatabaseProbe implements HealthProbe {

    private static final int TIMEOUT_SECONDS = 1;

    private final DSLContext dsl;

    DatabaseProbe(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Component component() {
        return Component.DATABASE;
    }

    @Override
    public void probe() {
        dsl.selectOne().queryTimeout(TIMEOUT_SECONDS).fetchSingle();
    }
}
