package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the body of a completion, and sees through failures that look like success. */
final class AnswerReader {

    private AnswerReader() {}

    /** Either an answer or the failure that the body really is. */
    sealed interface Reading {

        record Good(Answer answer) implements Reading {}

        record Bad(FailedAttempt failure) implements Reading {}
    }

    /**
     * Reads a body.
     *
     * @param generationId as the header has it
     */
    static Reading read(
            ModelId asked,
            JsonNode body,
            @Nullable String generationId,
            Duration timeToFirstToken) {
        String id = generationId == null ? textOrNull(body.path("id")) : generationId;
        JsonNode choice = body.path("choices").path(0);
        JsonNode error = body.has("error") ? body.path("error") : choice.path("error");
        if (!error.isMissingNode() && !error.isNull()) {
            return new Reading.Bad(
                    Failures.ofError(asked, error.path("code").asInt(500), error, null, id));
        }
        String content = content(choice.path("message").path("content"));
        String finishReason = textOrNull(choice.path("finish_reason"));
        JsonNode usage = body.path("usage");
        if ("error".equals(finishReason)) {
            return bad(asked, UpstreamFailure.PROVIDER_FAILED, "finish_reason is 'error'", id);
        }
        if (content.isBlank() && isEmpty(finishReason, usage)) {
            return bad(asked, UpstreamFailure.EMPTY_ANSWER, "no token and no reason to end", id);
        }
        if (!usage.isObject()) {
            return bad(asked, UpstreamFailure.BROKEN_ANSWER, "an answer without usage", id);
        }
        return new Reading.Good(new Answer(
                id == null ? "" : id,
                answeredBy(asked, body.path("model").asString("")),
                textOrNull(body.path("provider")),
                content,
                finishReason,
                tokens(usage.path("prompt_tokens")),
                tokens(usage.path("completion_tokens")),
                cost(usage.path("cost")),
                timeToFirstToken));
    }

    private static boolean isEmpty(@Nullable String finishReason, JsonNode usage) {
        return finishReason == null
                || finishReason.isBlank()
                || (usage.isObject() && usage.path("completion_tokens").asLong(0) == 0);
    }

    private static Reading bad(
            ModelId asked, UpstreamFailure failure, String message, @Nullable String id) {
        return new Reading.Bad(Failures.of(asked, failure, message, id));
    }

    /** A text, or the text parts of a list of parts. */
    private static String content(JsonNode content) {
        if (!content.isArray()) {
            return content.asString("");
        }
        return String.join(
                "",
                content.valueStream()
                        .map(part -> part.path("text").asString(""))
                        .toList());
    }

    private static ModelId answeredBy(ModelId asked, String answered) {
        return ModelId.isValid(answered) ? new ModelId(answered) : asked;
    }

    private static TokenCount tokens(JsonNode count) {
        return TokenCount.of(Math.max(0, count.asLong(0)));
    }

    /** As reported, to the last digit; a negative cost is none. */
    private static @Nullable BigDecimal cost(JsonNode cost) {
        BigDecimal reported = cost.isNumber()
                ? cost.decimalValue()
                : cost.isString() ? cost.asDecimal(BigDecimal.ONE.negate()) : null;
        return reported == null || reported.signum() < 0 ? null : reported;
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }
}
