package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.port.CompletionGateway;
import io.github.resilience4j.retry.Retry;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks models through OpenRouter, and asks again where that is worth it. */
@Component
class OpenRouterCompletions implements CompletionGateway {

    private final ModelBreakers breakers;
    private final ChatEndpoint endpoint;
    private final Retry retry;

    OpenRouterCompletions(ModelBreakers breakers, ChatEndpoint endpoint, RetryPolicy retryPolicy) {
        this.breakers = breakers;
        this.endpoint = endpoint;
        this.retry = retryPolicy.retry();
    }

    @Override
    public Reply complete(Call call, Runnable beforeRepeating) {
        List<FailedAttempt> failures = new ArrayList<>();
        Attempt last = retry.executeSupplier(() -> {
            if (!failures.isEmpty()) {
                beforeRepeating.run();
            }
            Attempt attempt = breakers.guard(call.model(), () -> endpoint.post(call));
            if (attempt instanceof Attempt.Failed(FailedAttempt failure)) {
                failures.add(failure);
            }
            return attempt;
        });
        return switch (last) {
            case Attempt.Answered(Answer answer) -> new Reply.Answered(answer, failures);
            case Attempt.Failed _ -> new Reply.Failed(failures);
        };
    }
}
