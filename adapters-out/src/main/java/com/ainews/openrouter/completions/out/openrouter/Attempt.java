package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.FailedAttempt;

/** How one request to OpenRouter ended. */
sealed interface Attempt {

    record Answered(Answer answer) implements Attempt {}

    record Failed(FailedAttempt failure) implements Attempt {}
}
