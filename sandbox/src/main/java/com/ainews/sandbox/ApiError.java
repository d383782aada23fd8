package com.ainews.sandbox;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** An answer that is an error in OpenRouter's shape. */
final class ApiError extends Exception {

    private static final long serialVersionUID = 1L;

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
        return Json.bytes(json(status, errorType, String.valueOf(getMessage())));
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
