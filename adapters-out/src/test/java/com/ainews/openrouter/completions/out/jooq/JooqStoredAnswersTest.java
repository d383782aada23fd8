package com.ainews.openrouter.completions.out.jooq;

import com.ainews.openrouter.completions.StoredAnswersContract;
import com.ainews.openrouter.completions.port.StoredAnswers;
import com.ainews.openrouter.testing.MigratedDatabase;

class JooqStoredAnswersTest extends StoredAnswersContract {

    private final JooqStoredAnswers answers = new JooqStoredAnswers(MigratedDatabase.dsl());

    @Override
    protected StoredAnswers answers() {
        return answers;
    }
}
