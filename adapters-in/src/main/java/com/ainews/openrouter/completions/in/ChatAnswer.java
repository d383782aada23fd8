package com.ainews.openrouter.completions.in;

import com.ainews.openrouter.completions.AnswerStream;
import com.ainews.openrouter.completions.CacheStatus;
import com.ainews.openrouter.completions.Completion;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A completed chat, as REST and GraphQL show it.
 *
 * @param requestId stands in the ledger line of the call
 * @param provider who served the model
 * @param content the text of the first choice; empty where the model calls a tool instead
 * @param cost in US dollars; null where OpenRouter left it out: it is asked for later, and then
 *     stands in the ledger
 * @param maxTokensReduced null unless a limit left room only for a shorter answer
 * @param tried what failed before this model answered
 * @param insteadOf the model that was preferred, where a cheaper one answered; else null
 * @param cache {@code hit} for an earlier answer at no cost, {@code miss} for a new one; null where
 *     the response cache was not wanted
 * @param completion all that OpenRouter answered, as it came
 */
public record ChatAnswer(
        UUID requestId,
        String generationId,
        String model,
        @Nullable String provider,
        String content,
        @Nullable String finishReason,
        Tokens tokens,
        @Nullable BigDecimal cost,
        long latencyMs,
        @Nullable Reduction maxTokensReduced,
        List<Tried> tried,
        @Nullable Instead insteadOf,
        @Nullable String cache,
        JsonNode completion) {

    /** Tokens as the model's provider counted them. */
    public record Tokens(long prompt, long completion, long total) {}

    /** To fit a limit, and because cost optimization is on, the answer was allowed fewer tokens. */
    public record Reduction(long wanted, long granted) {

        static @Nullable Reduction from(Completion.@Nullable Reduction reduction) {
            return reduction == null
                    ? null
                    : new Reduction(
                            reduction.wanted().value(), reduction.granted().value());
        }
    }

    /** A model that failed. */
    public record Tried(String model, String failure) {}

    /** A model that was preferred, and why a cheaper one was asked in its place. */
    public record Instead(String model, String reason) {

        static @Nullable Instead from(Completion.@Nullable Instead instead) {
            return instead == null
                    ? null
                    : new Instead(instead.preferred().value(), instead.reason());
        }
    }

    static ChatAnswer from(UUID requestId, Completion completion, JsonNode json) {
        long prompt = completion.promptTokens().value();
        long answer = completion.completionTokens().value();
        return new ChatAnswer(
                requestId,
                completion.generationId(),
                completion.model().value(),
                completion.provider(),
                completion.content(),
                completion.finishReason(),
                new Tokens(prompt, answer, prompt + answer),
                completion.cost() == null ? null : completion.cost().amount(),
                completion.latency().toMillis(),
                Reduction.from(completion.reduction()),
                tried(completion.tried()),
                Instead.from(completion.instead()),
                cache(completion.cache()),
                json);
    }

    /** What the beginning of a stream tells of it. */
    AnswerStream.Start start(boolean replayed) {
        return new AnswerStream.Start(
                generationId,
                new ModelId(model),
                tried.stream()
                        .map(one -> new Completion.Tried(new ModelId(one.model()), one.failure()))
                        .toList(),
                null,
                maxTokensReduced == null
                        ? null
                        : new Completion.Reduction(
                                TokenCount.of(maxTokensReduced.wanted()),
                                TokenCount.of(maxTokensReduced.granted())),
                insteadOf == null
                        ? null
                        : new Completion.Instead(
                                new ModelId(insteadOf.model()), insteadOf.reason()),
                replayed);
    }

    static @Nullable String cache(@Nullable CacheStatus status) {
        return status == null ? null : status.name().toLowerCase(Locale.ROOT);
    }

    static List<Tried> tried(List<Completion.Tried> tried) {
        return tried.stream()
                .map(one -> new Tried(one.model().value(), one.failure()))
                .toList();
    }
}
