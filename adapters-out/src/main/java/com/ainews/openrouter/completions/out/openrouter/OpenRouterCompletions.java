package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.AnswerStream;
import com.ainews.openrouter.completions.Completion;
import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.port.CompletionGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks models through OpenRouter, and asks again where that is worth it. */
@Component
class OpenRouterCompletions implements CompletionGateway {

    private final Breakers breakers;
    private final GoodKeys goodKeys;
    private final ChatEndpoint endpoint;
    private final StreamEndpoint streamEndpoint;
    private final RetryPolicy retryPolicy;
    private final RetryBudget retryBudget;

    OpenRouterCompletions(
            Breakers breakers,
            GoodKeys goodKeys,
            ChatEndpoint endpoint,
            StreamEndpoint streamEndpoint,
            RetryPolicy retryPolicy,
            RetryBudget retryBudget) {
        this.breakers = breakers;
        this.goodKeys = goodKeys;
        this.endpoint = endpoint;
        this.streamEndpoint = streamEndpoint;
        this.retryPolicy = retryPolicy;
        this.retryBudget = retryBudget;
    }

    @Override
    public Reply complete(Call call, Runnable beforeRepeating, List<FailedAttempt> earlier) {
        return repeat(call, beforeRepeating, earlier, (_, _) -> endpoint.post(call));
    }

    @Override
    public Reply stream(
            Call call, Runnable beforeRepeating, List<FailedAttempt> earlier, AnswerStream stream) {
        return repeat(call, beforeRepeating, earlier, (failures, begun) -> {
            List<Completion.Tried> tried = Stream.concat(earlier.stream(), failures.stream())
                    .map(Completion.Tried::from)
                    .toList();
            return streamEndpoint.post(call, stream, tried, begun);
        });
    }

    /**
     * @param post makes an attempt; it is told what failed before, and what to run when it begins
     */
    private Reply repeat(
            Call call,
            Runnable beforeRepeating,
            List<FailedAttempt> earlier,
            BiFunction<List<FailedAttempt>, Runnable, Attempt> post) {
        List<FailedAttempt> failures = new ArrayList<>();
        boolean hasPaid = wasSent(earlier);
        while (true) {
            Attempt attempt = breakers.guard(
                    call.model(),
                    begun -> goodKeys.judge(call.apiKey(), post.apply(failures, begun)));
            if (!hasPaid && wasSent(attempt)) {
                hasPaid = true;
                retryBudget.begin();
            }
            switch (attempt) {
                case Attempt.Answered(Answer answer) -> {
                    return new Reply.Answered(answer, failures);
                }
                case Attempt.Failed(FailedAttempt failure) -> failures.add(failure);
            }
            Duration wait = retryPolicy.waitBeforeNext(
                    failures.size(), failures.getLast(), call.deadline());
            if (wait == null || !waited(wait) || call.clientHasLeft().getAsBoolean()) {
                return new Reply.Failed(failures);
            }
            beforeRepeating.run();
        }
    }

    /** A call pays for retries once, when the first of its requests has left this service. */
    private static boolean wasSent(List<FailedAttempt> earlier) {
        return earlier.stream().anyMatch(failed -> !failed.failure().wasNotSent());
    }

    private static boolean wasSent(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Answered _ -> true;
            case Attempt.Failed(FailedAttempt failed) -> !failed.failure().wasNotSent();
        };
    }

    /** Whether nobody has told this thread to stop meanwhile. */
    private static boolean waited(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
