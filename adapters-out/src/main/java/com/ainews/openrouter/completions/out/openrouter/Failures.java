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

    /** What an error without a number is taken for. */
    private static final int UNKNOWN_CODE = 500;

    private Failures() {}

    /**
     * The failure that an error of OpenRouter stands for.
     *
     * @param status of HTTP, 400 or above
     * @param error what stands at {@code error}; missing where the body is not OpenRouter's
     */
    static FailedAttempt ofError(
            ModelId model,
            int status,
            JsonNode error,
            @Nullable Duration retryAfter,
            @Nullable String generationId) {
        String message = message(error, status);
        UpstreamFailure failure =
                // Something in between answered, so nobody knows what OpenRouter did.
                isNone(error) && status >= 500
                        ? UpstreamFailure.BROKEN_ANSWER
                        : UpstreamError.kind(status, error, message);
        return new FailedAttempt(
                model,
                failure,
                status,
                shortened(message),
                retryAfter,
                generationId,
                UpstreamError.isWorthRepeating(error));
    }

    /**
     * The failure of an error that came with a status of success: its own code is what counts.
     *
     * @param error what stands at {@code error}, an object or a text
     */
    static FailedAttempt ofErrorInside(
            ModelId model,
            JsonNode error,
            @Nullable Duration retryAfter,
            @Nullable String generationId) {
        return ofError(
                model, error.path("code").asInt(UNKNOWN_CODE), error, retryAfter, generationId);
    }

    /** Whether there is no error: any value but null is one. */
    static boolean isNone(JsonNode error) {
        return error.isMissingNode() || error.isNull();
    }

    private static String message(JsonNode error, int status) {
        return error.isString()
                ? error.asString()
                : error.path("message").asString("HTTP " + status + " without a message");
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

    private static String shortened(String message) {
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
    }
}
