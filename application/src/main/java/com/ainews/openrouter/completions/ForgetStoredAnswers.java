package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.port.StoredAnswers;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Forgets the answers of idempotent requests once they are not promised any more. */
@Service
public class ForgetStoredAnswers {

    private final StoredAnswers answers;
    private final InstantSource clock;

    public ForgetStoredAnswers(StoredAnswers answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /** Repeats safely, also on several replicas at once. */
    public void forget() {
        answers.forget(clock.instant().minus(AnswerOnce.KEPT));
    }
}
