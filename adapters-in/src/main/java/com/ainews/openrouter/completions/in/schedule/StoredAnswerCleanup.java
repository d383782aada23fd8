package com.ainews.openrouter.completions.in.schedule;

import com.ainews.openrouter.completions.ForgetStoredAnswers;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets old answers every hour. */
@Component
class StoredAnswerCleanup {

    private final ForgetStoredAnswers forgetStoredAnswers;

    StoredAnswerCleanup(ForgetStoredAnswers forgetStoredAnswers) {
        this.forgetStoredAnswers = forgetStoredAnswers;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        forgetStoredAnswers.forget();
    }
}
