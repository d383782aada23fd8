package com.ainews.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One HTTP request and its answer. */
final class Exchange {

    static final int MAX_BODY_BYTES = 16 * 1024 * 1024;
    private static final String BEARER = "Bearer ";

    private final HttpExchange http;

    Exchange(HttpExchange http) {
        this.http = http;
    }

    String method() {
        return http.getRequestMethod();
    }

    String path() {
        return http.getRequestURI().getPath();
    }

    @Nullable
    String query() {
        return http.getRequestURI().getQuery();
    }

    @Nullable
    String header(String name) {
        return http.getRequestHeaders().getFirst(name);
    }

    byte[] body() throws IOException, ApiError {
        byte[] body = http.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw new ApiError(413, "payload_too_large", "The body is too large");
        }
        return body;
    }

    /** The key of the request, if it has the form of one of OpenRouter's. */
    String key() throws ApiError {
        String header = header("Authorization");
        if (header == null || !header.startsWith(BEARER + "sk-or-")) {
            throw new ApiError(401, "authentication", "No auth credentials found");
        }
        String key = header.substring(BEARER.length());
        if (key.contains("sandbox-invalid")) {
            throw new ApiError(401, "authentication", "User not found.");
        }
        return key;
    }

    void answer(JsonNode json) throws IOException {
        answer(200, Json.bytes(json), Map.of());
    }

    void answer(int status, byte[] json, Map<String, String> headers) throws IOException {
        answer(status, "application/json", json, headers);
    }

    void answer(int status, String type, byte[] body, Map<String, String> headers)
            throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        headers.forEach(http.getResponseHeaders()::set);
        http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
    }

    /** Announces more than it sends, so that the client sees the connection break. */
    void cut(byte[] body, Map<String, String> headers) throws IOException {
        http.getResponseHeaders().set("Content-Type", "application/json");
        headers.forEach(http.getResponseHeaders()::set);
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body, 0, body.length / 2);
        http.getResponseBody().flush();
    }

    OutputStream stream(Map<String, String> headers) throws IOException {
        return stream(headers, 0);
    }

    /** A stream at whose end the client sees the connection break: it announces too much. */
    OutputStream streamThatBreaks(Map<String, String> headers) throws IOException {
        return stream(headers, MAX_BODY_BYTES);
    }

    private OutputStream stream(Map<String, String> headers, long length) throws IOException {
        http.getResponseHeaders().set("Content-Type", "text/event-stream");
        headers.forEach(http.getResponseHeaders()::set);
        http.sendResponseHeaders(200, length);
        return http.getResponseBody();
    }
}
