package com.ainews.openrouter.usage.out.openrouter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.Usd;
import com.ainews.sandbox.Sandbox;
import com.ainews.sandbox.SandboxOptions;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The client against the sandbox, over real HTTP. */
class OpenRouterKeyUsagesTest {

    private static final ApiKey KEY = new ApiKey("sk-or-v1-sandbox-key-1234");

    @AutoClose
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.onPort(0));

    @Test
    void readsWhatTheKeyHasUsedToTheLastDigit() {
        assertThat(usages(sandbox.baseUrl()).find(KEY)).contains(Usd.ZERO);

        chat(KEY);
        chat(new ApiKey("sk-or-v1-sandbox-key-5678"));

        var billed = new Usd(sandbox.bill().of(KEY.secret()).cost());
        assertThat(billed.isPositive()).isTrue();
        assertThat(usages(sandbox.baseUrl()).find(KEY)).contains(billed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"data\": {\"usage\": 0.1000000000000000055511151231257827} } | 0.1000000000000000055511151231257827",
                "200 | {\"data\": {\"usage\": 25} }    | 25",
                "200 | {\"data\": {\"usage\": 1.5e-7} } | 0.00000015",
                "200 | {\"data\": {\"usage\": -1} }    |",
                "200 | {\"data\": {\"usage\": \"1\"} } |",
                "200 | {\"data\": {} }                 |",
                "200 | <html>Not JSON</html>           |",
                "200 | ''                              |",
                "401 | {\"error\": {\"code\": 401} }   |",
                "502 | {\"data\": {\"usage\": 25} }    |"
            })
    void takesAnAnswerForWhatItIs(int status, String body, String expected) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/key", exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

            assertThat(usages(url).find(KEY))
                    .isEqualTo(Optional.ofNullable(expected).map(Usd::of));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysNothingWhereNobodyAnswers() {
        assertThat(usages(URI.create("http://127.0.0.1:1")).find(KEY)).isEmpty();
    }

    private void chat(ApiKey key) {
        RestClient.create(sandbox.baseUrl().toString())
                .post()
                .uri("/chat/completions")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + key.secret())
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"model\": \"openai/gpt-4o-mini\","
                        + " \"messages\": [{\"role\": \"user\", \"content\": \"It rained.\"}]}")
                .retrieve()
                .toBodilessEntity();
    }

    private static OpenRouterKeyUsages usages(URI url) {
        return new OpenRouterKeyUsages(RestClient.create(url.toString()));
    }
}
