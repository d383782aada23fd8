package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.domain.UpstreamFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what stands at {@code error} in OpenRouter's answers. */
final class UpstreamError {

    private static final String LIMIT_EXCEEDED = "limit exceeded";

    private UpstreamError() {}

    /**
     * What kind of failure an error is: its {@code error_type} decides, then a text as its code,
     * then the status.
     */
    static UpstreamFailure kind(int status, JsonNode error, String message) {
        UpstreamFailure byType =
                ofWord(error.path("metadata").path("error_type").asString(""), status, message);
        if (byType != null) {
            return byType;
        }
        UpstreamFailure byCode = error.path("code").isString()
                ? ofWord(error.path("code").asString(), status, message)
                : null;
        return byCode == null ? ofStatus(status, message) : byCode;
    }

    /** Each {@code ApiErrorType} of OpenRouter, and the words that providers use in streams. */
    private static @Nullable UpstreamFailure ofWord(String word, int status, String message) {
        return switch (word) {
            case "rate_limit_exceeded", "rate_limit_error" -> UpstreamFailure.RATE_LIMITED;
            case "provider_overloaded", "overloaded_error" -> UpstreamFailure.OVERLOADED;
            case "provider_unavailable", "server", "server_error" ->
                UpstreamFailure.PROVIDER_FAILED;
            case "timeout", "timeout_error" -> UpstreamFailure.TIMED_OUT;
            case "context_length_exceeded",
                    "token_limit_exceeded",
                    "string_too_long",
                    "payload_too_large" -> UpstreamFailure.INPUT_TOO_LONG;
            case "content_policy_violation", "refusal", "content_filter" ->
                UpstreamFailure.CONTENT_REFUSED;
            case "payment_required" -> UpstreamFailure.CREDIT_EXHAUSTED;
            case "authentication" -> UpstreamFailure.KEY_REJECTED;
            // The key is good, but may not do this, or has spent what it may.
            case "permission_denied" ->
                isLimitOfKey(message) ? UpstreamFailure.CREDIT_EXHAUSTED : UpstreamFailure.REJECTED;
            case "not_found" -> UpstreamFailure.MODEL_GONE;
            case "invalid_request" ->
                status == 400 ? ofStatus(status, message) : UpstreamFailure.REJECTED;
            case "max_tokens_exceeded",
                    "invalid_prompt",
                    "precondition_failed",
                    "unprocessable",
                    "invalid_image",
                    "image_too_large",
                    "image_too_small",
                    "unsupported_image_format",
                    "image_not_found",
                    "image_download_failed" -> UpstreamFailure.REJECTED;
            // Also "unmapped", which says that OpenRouter does not know either.
            default -> null;
        };
    }

    private static UpstreamFailure ofStatus(int status, String message) {
        return switch (status) {
            case 400 ->
                message.contains("context length")
                        ? UpstreamFailure.INPUT_TOO_LONG
                        : UpstreamFailure.REJECTED;
            case 401 -> UpstreamFailure.KEY_REJECTED;
            case 402 -> UpstreamFailure.CREDIT_EXHAUSTED;
            case 403 ->
                isLimitOfKey(message)
                        ? UpstreamFailure.CREDIT_EXHAUSTED
                        : UpstreamFailure.CONTENT_REFUSED;
            case 404 -> UpstreamFailure.MODEL_GONE;
            case 408, 504, 524 -> UpstreamFailure.TIMED_OUT;
            case 413 -> UpstreamFailure.INPUT_TOO_LONG;
            case 429 -> UpstreamFailure.RATE_LIMITED;
            case 503, 529 -> UpstreamFailure.OVERLOADED;
            default ->
                status >= 400 && status < 500
                        ? UpstreamFailure.REJECTED
                        : UpstreamFailure.PROVIDER_FAILED;
        };
    }

    private static boolean isLimitOfKey(String message) {
        return message.toLowerCase(Locale.ROOT).contains(LIMIT_EXCEEDED);
    }

    /** Whether the same call may be sent again; only a plain no is taken for one. */
    static boolean isWorthRepeating(JsonNode error) {
        JsonNode retryable = error.path("availability").path("retryable");
        return !retryable.isBoolean() || retryable.asBoolean();
    }

    /**
     * When to ask again, where the body says so: {@code availability.retry_after} or {@code
     * metadata.retry_after}, in seconds; else the headers that OpenRouter puts into {@code
     * metadata.headers} where it passes a provider's refusal on.
     */
    static @Nullable Duration retryAfter(JsonNode error, Instant now) {
        JsonNode metadata = error.path("metadata");
        Duration told = seconds(error.path("availability").path("retry_after"));
        if (told == null) {
            told = seconds(metadata.path("retry_after"));
        }
        if (told == null) {
            JsonNode headers = metadata.path("headers");
            told = RetryAfter.parse(headers.path("Retry-After").asString(null), now);
            return told == null ? until(headers.path("X-RateLimit-Reset"), now) : told;
        }
        return told;
    }

    private static @Nullable Duration seconds(JsonNode value) {
        if (!value.isNumber() || value.asDouble(-1) < 0) {
            return null;
        }
        return Duration.ofMillis((long) Math.min(Integer.MAX_VALUE, value.asDouble() * 1_000));
    }

    /** As OpenRouter has it: milliseconds since 1970. */
    private static @Nullable Duration until(JsonNode epochMillis, Instant now) {
        try {
            long millis = Long.parseLong(epochMillis.asString(""));
            Duration left = Duration.between(now, Instant.ofEpochMilli(millis));
            return left.isNegative() ? Duration.ZERO : left;
        } catch (NumberFormatException | DateTimeException | ArithmeticException _) {
            return null;
        }
    }
}
