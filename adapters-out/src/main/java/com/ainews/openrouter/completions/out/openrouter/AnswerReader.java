package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a completion, and sees through failures that look like success. One choice that
 * failed fails the answer, since a caller that looks at another one would not see it.
 *
 * @param generationId as the header has it
 */
record AnswerReader(ModelId asked, @Nullable String generationId, Instant now) {

    /** Either an answer or the failure that the body really is. */
    sealed interface Reading {

        record Good(Answer answer) implements Reading {}

        record Bad(FailedAttempt failure) implements Reading {}
    }

    /**
     * Reads a body.
     *
     * @param json the same as text
     */
    Reading read(JsonNode body, String json, Duration timeToFirstToken) {
        String id = generationId == null ? textOrNull(body.path("id")) : generationId;
        JsonNode usage = body.path("usage");
        FailedAttempt failure = failure(asked, body, id, now);
        if (failure != null) {
            return new Reading.Bad(
                    isCharged(usage) ? failure.as(UpstreamFailure.BROKEN_ANSWER) : failure);
        }
        JsonNode choice = body.path("choices").path(0);
        String finishReason = textOrNull(choice.path("finish_reason"));
        if (saysNothing(body)) {
            if (isUncharged(finishReason, usage)) {
                return bad(UpstreamFailure.EMPTY_ANSWER, "no token and no reason to end", id);
            }
            if (isBlank(finishReason) || hasNoTokens(usage)) {
                return bad(UpstreamFailure.BROKEN_ANSWER, "nothing, which may be billed", id);
            }
        }
        return new Reading.Good(new Answer(
                id == null ? "" : id,
                answeredBy(asked, body.path("model").asString("")),
                textOrNull(body.path("provider")),
                content(choice.path("message").path("content")),
                finishReason,
                tokens(usage.path("prompt_tokens")),
                tokens(usage.path("completion_tokens")),
                cost(usage.path("cost")),
                timeToFirstToken,
                usage.isObject(),
                json));
    }

    /** The failure that a body or a chunk tells, in itself or in one of its choices; else null. */
    static @Nullable FailedAttempt failure(
            ModelId asked, JsonNode json, @Nullable String id, Instant now) {
        JsonNode error = json.path("error");
        if (!Failures.isNone(error)) {
            return Failures.ofErrorInside(asked, error, UpstreamError.retryAfter(error, now), id);
        }
        for (JsonNode choice : json.path("choices")) {
            JsonNode ofChoice = choice.path("error");
            if (!Failures.isNone(ofChoice)) {
                return Failures.ofErrorInside(
                        asked, ofChoice, UpstreamError.retryAfter(ofChoice, now), id);
            }
            if ("error".equals(textOrNull(choice.path("finish_reason")))) {
                return Failures.of(
                        asked, UpstreamFailure.PROVIDER_FAILED, "finish_reason is 'error'", id);
            }
            if ("network_error".equals(textOrNull(choice.path("native_finish_reason")))) {
                return Failures.of(
                        asked, UpstreamFailure.BROKEN_ANSWER, "the provider's network failed", id);
            }
        }
        return null;
    }

    /** Whether no choice has anything in it. */
    private static boolean saysNothing(JsonNode body) {
        for (JsonNode choice : body.path("choices")) {
            JsonNode message = choice.path("message");
            if (!content(message.path("content")).isBlank() || !isBare(message)) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is neither a call of a tool in it, nor reasoning, nor a picture and the like. */
    static boolean isBare(JsonNode message) {
        return message.path("tool_calls").isEmpty()
                && message.path("function_call").isEmpty()
                && message.path("images").isEmpty()
                && message.path("audio").isEmpty()
                && message.path("refusal").asString("").isEmpty()
                && message.path("reasoning").asString("").isEmpty();
    }

    /** OpenRouter charges nothing where there is neither a token nor a reason to end. */
    static boolean isUncharged(@Nullable String finishReason, JsonNode usage) {
        return isBlank(finishReason)
                && usage.path("completion_tokens").asLong(0) == 0
                && !isCharged(usage);
    }

    private static boolean isBlank(@Nullable String finishReason) {
        return finishReason == null || finishReason.isBlank();
    }

    private static boolean hasNoTokens(JsonNode usage) {
        return usage.isObject() && usage.path("completion_tokens").asLong(0) == 0;
    }

    static boolean isCharged(JsonNode usage) {
        BigDecimal cost = cost(usage.path("cost"));
        return cost != null && cost.signum() > 0;
    }

    private Reading bad(UpstreamFailure failure, String message, @Nullable String id) {
        return new Reading.Bad(Failures.of(asked, failure, message, id));
    }

    /** A text, or the text parts of a list of parts. */
    static String content(JsonNode content) {
        if (!content.isArray()) {
            return content.asString("");
        }
        return String.join(
                "",
                content.valueStream()
                        .map(part -> part.path("text").asString(""))
                        .toList());
    }

    static ModelId answeredBy(ModelId asked, String answered) {
        return ModelId.isValid(answered) ? new ModelId(answered) : asked;
    }

    static TokenCount tokens(JsonNode count) {
        return TokenCount.of(Math.max(0, count.asLong(0)));
    }

    /** As reported, to the last digit; a negative cost is none. */
    static @Nullable BigDecimal cost(JsonNode cost) {
        BigDecimal reported = cost.isNumber()
                ? cost.decimalValue()
                : cost.isString() ? cost.asDecimal(BigDecimal.ONE.negate()) : null;
        return reported == null || reported.signum() < 0 ? null : reported;
    }

    static @Nullable String textOrNull(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }
}
