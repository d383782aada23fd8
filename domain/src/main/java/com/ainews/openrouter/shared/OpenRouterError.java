package com.ainews.openrouter.shared;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem in the form of OpenRouter's errors, for those who speak its API with this service.
 *
 * @param code the HTTP status
 * @param metadata {@code error_type}, the word of OpenRouter for it; {@code code}, this service's own;
 *     and the problem's facts
 * @see <a href="https://openrouter.ai/docs/api-reference/errors">Errors</a>
 */
public record OpenRouterError(int code, String message, Map<String, @Nullable Object> metadata) {

    public OpenRouterError {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    public static OpenRouterError from(ProblemException problem) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("error_type", errorType(problem.type()));
        metadata.put("code", problem.type().code());
        metadata.putAll(problem.facts());
        if (!problem.violations().isEmpty()) {
            metadata.put("violations", problem.violations());
        }
        problem.retryAfter()
                .ifPresent(delay ->
                        metadata.put("retry_after", Math.ceilDiv(delay.toMillis(), 1_000L)));
        return new OpenRouterError(problem.type().kind().status(), problem.detail(), metadata);
    }

    private static String errorType(ProblemType type) {
        return switch (type) {
            case CONTENT_REFUSED -> "content_policy_violation";
            case INPUT_TOO_LONG -> "context_length_exceeded";
            case UPSTREAM_UNAVAILABLE -> "provider_overloaded";
            case UPSTREAM_FAILED -> "provider_unavailable";
            default -> errorType(type.kind());
        };
    }

    private static String errorType(ProblemType.Kind kind) {
        return switch (kind) {
            case UNAUTHENTICATED -> "authentication";
            case FORBIDDEN -> "permission_denied";
            case NOT_FOUND -> "not_found";
            case PAYMENT_REQUIRED -> "payment_required";
            case TOO_MANY_REQUESTS -> "rate_limit_exceeded";
            case GATEWAY_TIMEOUT -> "timeout";
            case TOO_LARGE -> "payload_too_large";
            case INVALID,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    UNSUPPORTED_MEDIA_TYPE,
                    CONFLICT,
                    UNPROCESSABLE -> "invalid_request";
            case BAD_GATEWAY, NOT_IMPLEMENTED, UNAVAILABLE, INTERNAL, CLIENT_GONE -> "server";
        };
    }
}
