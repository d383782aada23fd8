package com.ainews.openrouter.completions.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.completions.domain.ChatBody;
import com.ainews.openrouter.completions.port.CompletionGateway.Call;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What goes over the line. */
class ChatPostTest {

    private final CallWatch watch = new CallWatch();
    private final CloseableHttpClient http = HttpClients.custom()
            .setDefaultHeaders(List.of(new BasicHeader("HTTP-Referer", "https://ours.example")))
            .build();
    private HttpServer server;
    private volatile Headers headers = new Headers();
    private volatile String body = "";
    private volatile String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            headers = exchange.getRequestHeaders();
            body = new String(exchange.getRequestBody().readAllBytes());
            byte[] bytes = answer.getBytes();
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        http.close();
        watch.destroy();
    }

    @Test
    void theCallersOwnHeadersGoBeforeOurs() {
        post(Map.of(), Map.of("HTTP-Referer", "https://theirs.example"));
        assertThat(headers.get("HTTP-Referer")).containsExactly("https://theirs.example");

        post(Map.of(), Map.of());
        assertThat(headers.get("HTTP-Referer")).containsExactly("https://ours.example");
    }

    @Test
    void thePreferredTemperatureIsSentOnlyWhereTheCallerSaysNothingOfIt() {
        assertThat(sent(Map.of()).path("temperature").decimalValue()).isEqualByComparingTo("0.7");
        assertThat(sent(Map.of("temperature", 0)).path("temperature").asInt()).isZero();
        assertThat(sent(Collections.singletonMap("temperature", null))
                        .path("temperature")
                        .isNull())
                .isTrue();
    }

    @Test
    void anAnswerMayHaveAPictureOfManyMegabytesInIt() {
        String picture = "x".repeat(12 * 1024 * 1024);
        answer = "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"images\":"
                + " [{\"image_url\": {\"url\": \"" + picture + "\"}}]}}]}";

        assertThat(post(Map.of(), Map.of())).isInstanceOf(Attempt.Answered.class);
    }

    private JsonNode sent(Map<String, ? extends @Nullable Object> fields) {
        post(fields, Map.of());
        return UpstreamJson.mapper().readTree(body);
    }

    private Attempt post(
            Map<String, ? extends @Nullable Object> fields, Map<String, String> passed) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
        all.put("messages", List.of(Map.of("role", "user", "content", "Hi")));
        var call = new Call(
                new ApiKey("sk-or-v1-test"),
                new ModelId("maker/model"),
                Prompt.Passed.of(ChatBody.of(all), passed),
                true,
                new BigDecimal("0.7"),
                TokenCount.of(200),
                Usd.ZERO,
                Usd.ZERO,
                Usd.ZERO,
                null,
                null,
                null,
                () -> false,
                false,
                new UserId(new UUID(0, 1)));
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        InstantSource clock = InstantSource.system();
        return new ChatEndpoint(new ChatPost(http, address, watch), clock).post(call);
    }
}
