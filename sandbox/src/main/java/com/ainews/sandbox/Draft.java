package com.ainews.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer that is written, of which nothing has been charged yet.
 *
 * @param content empty where a tool is to be called
 * @param promptTokens as they are charged
 */
record Draft(
        String id,
        SandboxModel model,
        String content,
        Extras extras,
        @Nullable ToolCall toolCall,
        String finishReason,
        long promptTokens,
        boolean streamed,
        String user,
        String session,
        @Nullable Fault fault,
        Instant at) {

    /** The character of several bytes amid which {@link Fault#CUT_IN_CHARACTER} cuts. */
    static final char LONG_CHARACTER = '☕';

    private static final int LONG_CHARACTER_AT = 30;
    private static final int PROMPT_FACTOR = 3;
    private static final BigDecimal DEARNESS = new BigDecimal(100);
    private static final long DEFAULT_MAX_TOKENS = 4_096;

    static Draft write(String id, SandboxModel model, JsonNode request, @Nullable Fault fault)
            throws ApiError {
        var conversation = Conversation.read(request);
        var author = new Author(conversation);
        Optional<JsonNode> function = ToolChoice.of(request, conversation);
        String whole =
                function.isPresent() ? author.arguments(function.get()) : content(author, fault);
        long maxTokens = request.path("max_tokens")
                .asLong(request.path("max_completion_tokens").asLong(DEFAULT_MAX_TOKENS));
        Extras extras = Extras.of(request, model, maxTokens);
        String text = Tokens.first(whole, maxTokens - extras.reasoningTokens());
        String end = function.isPresent() ? "tool_calls" : "stop";
        return new Draft(
                id,
                model,
                function.isPresent() ? "" : text,
                extras,
                function.map(called -> new ToolCall(
                                "call_" + id.substring(id.length() - 12),
                                called.path("name").asString(""),
                                text))
                        .orElse(null),
                text.length() < whole.length() ? "length" : end,
                conversation.promptTokens() * (fault == Fault.MORE_TOKENS ? PROMPT_FACTOR : 1),
                request.path("stream").asBoolean(false),
                request.path("user").asString(""),
                request.path("session_id").asString(""),
                fault,
                Instant.now());
    }

    private static String content(Author author, @Nullable Fault fault) {
        if (fault == Fault.NOT_JSON) {
            return author.prose();
        }
        if (fault == Fault.SLOW_STREAM) {
            return author.writeAtLength();
        }
        String content = author.write();
        if (fault == Fault.CUT_IN_CHARACTER) {
            int middle = Math.min(LONG_CHARACTER_AT, content.length());
            return content.substring(0, middle) + LONG_CHARACTER + content.substring(middle);
        }
        return content;
    }

    /** What a stream sends piece by piece: the content, or the arguments of the tool. */
    String text() {
        return toolCall == null ? content : toolCall.arguments();
    }

    /** As it was meant. */
    Generation whole() {
        long tokens = Math.max(1, tokens(text())) * extras.answers() + extras.reasoningTokens();
        return charged(tokens, finishReason, false);
    }

    /** Given up by its client after a part of {@link #text()}, which is charged. */
    Generation cancelledAfter(String part) {
        return fault == Fault.BILLS_ON
                ? charged(whole().completionTokens(), finishReason, true)
                : charged(tokensUntil(part), null, true);
    }

    /** Ended by an error after a part of {@link #text()}; nothing is charged then. */
    Generation failedAfter(String part) {
        return generation(tokensUntil(part), BigDecimal.ZERO, "error", false);
    }

    /** Thoughts come with the first part. */
    private long tokensUntil(String part) {
        return part.isEmpty() ? 0 : tokens(part) + extras.reasoningTokens();
    }

    private long tokens(String part) {
        String name = toolCall == null || part.isEmpty() ? "" : toolCall.name() + " ";
        return Tokens.of(name + part);
    }

    private Generation charged(
            long completionTokens, @Nullable String endedWith, boolean cancelled) {
        BigDecimal cost = model.cost(promptTokens, completionTokens, at);
        return generation(
                completionTokens,
                fault == Fault.DEAR ? cost.multiply(DEARNESS) : cost,
                endedWith,
                cancelled);
    }

    private Generation generation(
            long completionTokens, BigDecimal cost, @Nullable String endedWith, boolean cancelled) {
        return new Generation(
                id,
                model,
                content,
                extras,
                toolCall,
                endedWith,
                fault == Fault.NETWORK_ERROR_AS_STOP ? "network_error" : endedWith,
                promptTokens,
                completionTokens,
                cost,
                streamed,
                cancelled,
                user,
                session,
                at,
                Instant.now());
    }
}
