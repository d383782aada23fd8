package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.port.StoredAnswers;

class InMemoryStoredAnswersTest extends StoredAnswersContract {

    private final InMemoryStoredAnswers answers = new InMemoryStoredAnswers();

    @Override
    protected StoredAnswers answers() {
        return answers;
    }
}
