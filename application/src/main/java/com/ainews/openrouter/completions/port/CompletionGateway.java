package com.ainews.openrouter.completions.port;

import com.ainews.openrouter.completions.AnswerStream;
import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Where models are asked. */
public interface CompletionGateway {

    /**
     * A call to one model.
     *
     * @param structured whether the model takes the prompt's schema as a parameter; else it is told
     *     in words
     * @param temperature null where the model does not take one, or its default is fine
     * @param maxTokens the most tokens of the answer
     * @param maxPromptTokenPrice no provider that asks more may serve the call
     * @param maxRequestPrice no provider that asks more may serve the call
     * @param maxAnswerTokenPrice no provider that asks more may serve the call
     * @param maxImagePrice no provider that asks more may serve the call; null where there can be none
     * @param maxAudioPrice no provider that asks more may serve the call; null where there can be none
     * @param deadline then the call is broken off; null for none
     * @param clientHasLeft whether nobody waits for the answer any more: then nothing more is sent
     * @param isAnswerKept whether the answer is of use even then; else a call that was sent is
     *     broken off as soon as that leaves no doubt about what it cost
     * @param user for OpenRouter's own abuse detection, as an opaque id
     */
    record Call(
            ApiKey apiKey,
            ModelId model,
            Prompt prompt,
            boolean structured,
            @Nullable BigDecimal temperature,
            TokenCount maxTokens,
            Usd maxPromptTokenPrice,
            Usd maxAnswerTokenPrice,
            Usd maxRequestPrice,
            @Nullable Usd maxImagePrice,
            @Nullable Usd maxAudioPrice,
            @Nullable Instant deadline,
            BooleanSupplier clientHasLeft,
            boolean isAnswerKept,
            UserId user) {}

    /** How a call ended, its retries included. */
    sealed interface Reply {

        /** Every attempt that failed, in order. */
        List<FailedAttempt> failures();

        /** The model answered, perhaps not at the first attempt. */
        record Answered(Answer answer, List<FailedAttempt> failures) implements Reply {}

        /** It did not; there is at least one failure, and the last one decides what to do. */
        record Failed(List<FailedAttempt> failures) implements Reply {

            public FailedAttempt last() {
                return failures.getLast();
            }
        }
    }

    /**
     * Asks a model and waits for the whole answer. Repeats only what surely was not billed. Blocks
     * for the network, for a bounded time.
     *
     * @param beforeRepeating run before each attempt but the first
     * @param earlier what failed before, at other models
     */
    Reply complete(Call call, Runnable beforeRepeating, List<FailedAttempt> earlier);

    /**
     * Asks a model for an answer piece by piece. Repeats only what surely was not billed, and
     * nothing once the stream has begun. All but the last piece, the one that says what the answer
     * cost, go to the stream; that one comes back in the answer. Where the reader leaves, the call
     * is cancelled. Blocks until the answer has ended, for a bounded time.
     *
     * @param beforeRepeating run before each attempt but the first
     * @param earlier what failed before, to be told when the stream begins
     */
    Reply stream(
            Call call, Runnable beforeRepeating, List<FailedAttempt> earlier, AnswerStream stream);
}
