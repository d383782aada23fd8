package com.ainews.sandbox;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** An answer that is an error in OpenRouter's shape. */
final class ApiError extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_OF_SERVERS = 500;

    private final int status;
    private final String errorType;
    private final transient Map<String, String> headers;

    ApiError(int status, String errorType, String message) {
        this(status, errorType, message, Map.of());
    }

    ApiError(int status, String errorType, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.errorType = errorType;
        this.headers = Map.copyOf(headers);
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        ObjectNode json = json(status, errorType, String.valueOf(getMessage()));
        if (status == TOO_MANY_REQUESTS || status >= FIRST_OF_SERVERS) {
            ObjectNode availability = json.withObject("/error/availability");
            availability.put("code", errorType).put("retryable", true);
            String seconds = headers.getOrDefault("Retry-After", "");
            availability.put("retry_after", isNumber(seconds) ? Long.valueOf(seconds) : null);
            availability.putArray("fallback_models");
        }
        return Json.bytes(json);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }

    static ObjectNode json(int code, String errorType, String message) {
        ObjectNode json = Json.object();
        ObjectNode error = json.putObject("error");
        error.put("code", code);
        error.put("message", message);
        error.putObject("metadata").put("error_type", errorType);
        return json;
    }
}
