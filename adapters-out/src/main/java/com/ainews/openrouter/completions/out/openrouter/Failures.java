package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.shared.ModelId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells what kind of failure an answer or an exception is. */
final class Failures {

    /** Longer messages from upstream are cut: they end in the error log. */
    private static final int MAX_MESSAGE = 500;

    private Failures() {}

    /**
     * The failure that an error object of OpenRouter stands for.
     *
     * @param status of HTTP, or the error's own {@code code} where HTTP said 200
     * @param error the object at {@code error}; missing where the body is not OpenRouter's
     */
    static FailedAttempt ofError(
            ModelId model,
            int status,
            JsonNode error,
            @Nullable Duration retryAfter,
            @Nullable String generationId) {
        String message = error.path("message").asString("HTTP " + status + " without a message");
        String type = error.path("metadata").path("error_type").asString("");
        UpstreamFailure failure =
                // Something in between answered, so nobody knows what OpenRouter did.
                error.isMissingNode() && status >= 500
                        ? UpstreamFailure.BROKEN_ANSWER
                        : kind(status, type, message);
        return new FailedAttempt(
                model, failure, status, shortened(message), retryAfter, generationId);
    }

    /** The failure that an exception of the HTTP client stands for. */
    static FailedAttempt ofException(ModelId model, IOException e, @Nullable String generationId) {
        UpstreamFailure failure = switch (e) {
            case ConnectTimeoutException _,
                    ConnectionRequestTimeoutException _,
                    ConnectException _,
                    NoRouteToHostException _,
                    UnknownHostException _ -> UpstreamFailure.NOT_CONNECTED;
            case SocketTimeoutException _ -> UpstreamFailure.NO_ANSWER;
            default -> UpstreamFailure.BROKEN_ANSWER;
        };
        String message = e.getClass().getSimpleName() + ": " + e.getMessage();
        return new FailedAttempt(model, failure, null, shortened(message), null, generationId);
    }

    static FailedAttempt of(ModelId model, UpstreamFailure failure, String message) {
        return of(model, failure, message, null);
    }

    static FailedAttempt of(
            ModelId model, UpstreamFailure failure, String message, @Nullable String generationId) {
        return new FailedAttempt(model, failure, null, message, null, generationId);
    }

    private static UpstreamFailure kind(int status, String errorType, String message) {
        return switch (errorType) {
            case "rate_limit_exceeded" -> UpstreamFailure.RATE_LIMITED;
            case "provider_overloaded" -> UpstreamFailure.OVERLOADED;
            case "provider_unavailable", "server" -> UpstreamFailure.PROVIDER_FAILED;
            case "context_length_exceeded" -> UpstreamFailure.INPUT_TOO_LONG;
            case "content_policy_violation" -> UpstreamFailure.CONTENT_REFUSED;
            case "payment_required" -> UpstreamFailure.CREDIT_EXHAUSTED;
            case "authentication" -> UpstreamFailure.KEY_REJECTED;
            case "timeout" -> UpstreamFailure.TIMED_OUT;
            default -> kind(status, message);
        };
    }

    private static UpstreamFailure kind(int status, String message) {
        return switch (status) {
            case 400 ->
                message.contains("context length")
                        ? UpstreamFailure.INPUT_TOO_LONG
                        : UpstreamFailure.REJECTED;
            case 401 -> UpstreamFailure.KEY_REJECTED;
            case 402 -> UpstreamFailure.CREDIT_EXHAUSTED;
            case 403 -> UpstreamFailure.CONTENT_REFUSED;
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

    private static String shortened(String message) {
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
    }
}
