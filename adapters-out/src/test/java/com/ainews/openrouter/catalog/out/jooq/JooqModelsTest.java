package com.ainews.openrouter.catalog.out.jooq;

import static com.ainews.openrouter.catalog.out.jooq.db.Tables.MODELS;
import static com.ainews.openrouter.catalog.out.jooq.db.Tables.MODEL_CHANGES;

import com.ainews.openrouter.catalog.ModelsContract;
import com.ainews.openrouter.testing.MigratedDatabase;

class JooqModelsTest extends ModelsContract {

    JooqModelsTest() {
        super(emptyModels());
    }

    private static JooqModels emptyModels() {
        MigratedDatabase.dsl().deleteFrom(MODELS).execute();
        MigratedDatabase.dsl().deleteFrom(MODEL_CHANGES).execute();
        return new JooqModels(MigratedDatabase.dsl());
    }
}
