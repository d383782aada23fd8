package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A completion that was paid for and stands in the ledger.
 *
 * @param generationId OpenRouter's id of the answer; empty where it has told none
 * @param asked the model that was asked, as the plan names it
 * @param model the model that answered, as it names itself
 * @param provider who served it
 * @param finishReason why the answer ended: {@code stop}, {@code length} and so on
 * @param content the text of a whole answer; empty where it went out piece by piece
 * @param cost null where OpenRouter left it out: it is asked for later, and then stands in the ledger
 * @param reduction null unless the answer was allowed fewer tokens than it should have been
 * @param tried what was wanted and could not be asked, and then what failed before, in this order
 * @param instead null unless a cheaper model answered in place of the preferred one
 * @param json the answer as it came: the whole body, or the last chunk of a stream
 * @param cache null where the response cache was not wanted
 */
public record Completion(
        String generationId,
        ModelId asked,
        ModelId model,
        @Nullable String provider,
        String content,
        @Nullable String finishReason,
        TokenCount promptTokens,
        TokenCount completionTokens,
        @Nullable Usd cost,
        Duration latency,
        @Nullable Reduction reduction,
        List<Tried> tried,
        @Nullable Instead instead,
        String json,
        @Nullable CacheStatus cache) {

    /**
     * A model that was wanted in vain.
     *
     * @param failure the kind of failure, in snake case
     */
    public record Tried(ModelId model, String failure) {

        public static Tried from(FailedAttempt attempt) {
            return new Tried(attempt.model(), attempt.failure().storedName());
        }
    }

    /**
     * To fit a limit, the most tokens of the answer were lowered.
     *
     * @param wanted without the limit
     * @param granted what was sent upstream
     */
    public record Reduction(TokenCount wanted, TokenCount granted) {}

    /**
     * Another model was preferred, and this one costs less.
     *
     * @param reason in words, with its numbers
     */
    public record Instead(ModelId preferred, String reason) {}

    public Completion {
        tried = List.copyOf(tried);
    }

    /** The same, with what the response cache did for it. */
    Completion with(CacheStatus status) {
        return new Completion(
                generationId,
                asked,
                model,
                provider,
                content,
                finishReason,
                promptTokens,
                completionTokens,
                cost,
                latency,
                reduction,
                tried,
                instead,
                json,
                status);
    }

    /** What it cost as far as that is known already, which it nearly always is. */
    public Usd knownCost() {
        return cost == null ? Usd.ZERO : cost;
    }
}
