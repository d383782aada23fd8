package com.ainews.openrouter.completions.in;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A piece of an answer.
 *
 * @param content the next piece of the first choice's text; empty where it is something else
 * @param chunk as it came from OpenRouter; null where the last piece has none
 * @param completion null but in the last piece
 */
public record ChatChunk(
        String content,
        @Nullable String finishReason,
        @Nullable JsonNode chunk,
        @Nullable End completion) {

    /** What is known once the answer has ended; its members are those of {@link ChatAnswer}. */
    public record End(
            UUID requestId,
            String generationId,
            String model,
            @Nullable String provider,
            @Nullable String finishReason,
            ChatAnswer.Tokens tokens,
            @Nullable BigDecimal cost,
            long latencyMs,
            ChatAnswer.@Nullable Reduction maxTokensReduced,
            List<ChatAnswer.Tried> tried,
            ChatAnswer.@Nullable Instead insteadOf,
            @Nullable String cache) {

        static End from(ChatAnswer answer) {
            return new End(
                    answer.requestId(),
                    answer.generationId(),
                    answer.model(),
                    answer.provider(),
                    answer.finishReason(),
                    answer.tokens(),
                    answer.cost(),
                    answer.latencyMs(),
                    answer.maxTokensReduced(),
                    answer.tried(),
                    answer.insteadOf(),
                    answer.cache());
        }
    }

    /** A piece amid the answer. */
    static ChatChunk of(JsonNode chunk) {
        JsonNode choice = chunk.path("choices").path(0);
        return new ChatChunk(
                choice.path("delta").path("content").asString(""),
                choice.path("finish_reason").asString(null),
                chunk,
                null);
    }

    /** The last piece. */
    static ChatChunk end(ChatAnswer answer) {
        JsonNode chunk = answer.completion();
        ChatChunk last = of(chunk);
        return new ChatChunk(
                last.content(),
                last.finishReason(),
                chunk.isMissingNode() ? null : chunk,
                End.from(answer));
    }
}
