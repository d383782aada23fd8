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
    private boolean breaks;

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

    /** Whether the request has a key, of whatever worth. */
    boolean hasKey() {
        String header = header("Authorization");
        return header != null && header.startsWith(BEARER + "sk-or-");
    }

    /** The key of the request, if it has the form of one of OpenRouter's. */
    String key() throws ApiError {
        String header = header("Authorization");
        if (header == null || !hasKey()) {
            throw new ApiError(401, "authentication", "No auth credentials found");
        }
        String key = header.substring(BEARER.length());
        if (key.contains("sandbox-invalid")) {
            throw new ApiError(401, "authentication", "User not found.");
        }
        return key;
    }

    /** The query as it was sent, without its question mark; empty where there is none. */
    String query() {
        String query = http.getRequestURI().getRawQuery();
        return query == null ? "" : query;
    }

    /** The value of a parameter in the query, as it was sent; empty where there is none. */
    String parameter(String name) {
        String query = http.getRequestURI().getQuery();
        for (String part : query == null ? new String[0] : query.split("&")) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** Adds a header to the answer, whatever that will be. */
    void announce(String header, String value) {
        http.getResponseHeaders().set(header, value);
    }

    /** Takes back what {@link #announce} added. */
    void withdraw(String header) {
        http.getResponseHeaders().remove(header);
    }

    void answer(JsonNode json) throws IOException {
        answer(200, Json.bytes(json));
    }

    /** From now on the connection ends amid the answer. */
    void breakAnswer() {
        breaks = true;
    }

    void answer(int status, byte[] json) throws IOException {
        if (breaks) {
            cut(json, json.length / 2);
            return;
        }
        answer(status, "application/json", json, Map.of());
    }

    void answer(int status, String type, byte[] body, Map<String, String> headers)
            throws IOException {
        announce("Content-Type", type);
        headers.forEach(this::announce);
        http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
    }

    /** Announces more than it sends, so that the client sees the connection break. */
    void cut(byte[] body, int length) throws IOException {
        announce("Content-Type", "application/json");
        http.sendResponseHeaders(200, body.length);
        http.getResponseBody().write(body, 0, length);
        http.getResponseBody().flush();
    }

    OutputStream stream() throws IOException {
        return stream(0);
    }

    /** A stream at whose end the client sees the connection break: it announces too much. */
    OutputStream streamThatBreaks() throws IOException {
        return stream(MAX_BODY_BYTES);
    }

    private OutputStream stream(long length) throws IOException {
        announce("Content-Type", "text/event-stream");
        announce("Cache-Control", "no-cache");
        http.sendResponseHeaders(200, length);
        return http.getResponseBody();
    }
}
