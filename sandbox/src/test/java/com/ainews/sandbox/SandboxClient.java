package com.ainews.sandbox;

import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A sandbox on a port of its own, and an HTTP client that talks to it. */
final class SandboxClient implements AutoCloseable {

    static final String KEY = "sk-or-v1-tests";
    static final String MODEL = "sandbox/echo";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Sandbox sandbox;

    SandboxClient() {
        this(SandboxOptions.onPort(0));
    }

    SandboxClient(SandboxOptions options) {
        sandbox = Sandbox.start(options);
    }

    /** What a chat call needs at least. */
    static ObjectNode question(String text) {
        ObjectNode request = Json.object().put("model", MODEL);
        request.putArray("messages").addObject().put("role", "user").put("content", text);
        return request;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Bill.Account account() {
        return sandbox.bill().of(KEY);
    }

    HttpResponse<String> chat(JsonNode request) {
        return send(chatRequest(KEY, Json.text(request)).build());
    }

    HttpResponse<String> chat(String key, String body) {
        return send(chatRequest(key, body).build());
    }

    HttpResponse<String> chat(JsonNode request, Fault fault) {
        return send(chatRequest(request, fault).build());
    }

    HttpRequest.Builder chatRequest(JsonNode request) {
        return chatRequest(KEY, Json.text(request));
    }

    HttpRequest.Builder chatRequest(JsonNode request, Fault fault) {
        return chatRequest(request).header("X-Sandbox-Fault", fault.wireName());
    }

    /** The text that the sandbox writes for a request. */
    String content(JsonNode request) {
        return content(chat(request));
    }

    static String content(HttpResponse<String> answer) {
        return json(answer).at("/choices/0/message/content").asString();
    }

    HttpResponse<String> get(String path) {
        return getAs(KEY, path);
    }

    HttpResponse<String> getAs(String key, String path) {
        return send(
                to("/api/v1" + path).header("Authorization", "Bearer " + key).build());
    }

    /** A request to any path of the server, without a key. */
    HttpResponse<String> anything(String method, String path, String body) {
        return send(to(path).method(method, BodyPublishers.ofString(body)).build());
    }

    HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came until the connection broke. */
    static byte[] untilCut(HttpResponse<InputStream> answer) throws IOException {
        var part = new ByteArrayOutputStream();
        try (InputStream body = answer.body()) {
            assertThatIOException().isThrownBy(() -> body.transferTo(part));
        }
        return part.toByteArray();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Json.parse(answer.body());
    }

    /** The data of each event of a stream. */
    static List<String> events(HttpResponse<String> answer) {
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .toList();
    }

    private HttpRequest.Builder chatRequest(String key, String body) {
        return to("/api/v1/chat/completions")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(sandbox.baseUrl().resolve(path)).timeout(PATIENCE);
    }

    @Override
    public void close() {
        http.close();
        sandbox.close();
    }
}
