package com.ainews.sandbox;

import static com.ainews.sandbox.SandboxClient.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PaceTest {
    private static final ObjectNode PLAIN = question("How are you, and what is new?");
    private static final ObjectNode STREAMED = PLAIN.deepCopy().put("stream", true);

    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @Test
    void isSetForOneCallByItsHeaders() {
        assertThat(millisOf(request(PLAIN, "300", "0"))).isGreaterThanOrEqualTo(300);
        // Three chunks have content.
        assertThat(millisOf(request(STREAMED, "50", "100"))).isGreaterThanOrEqualTo(350);
        assertThat(millisOf(request(PLAIN, "0", "5000"))).isLessThan(3_000);
    }

    @Test
    void isSetForAllCallsByOtherProcesses() {
        client.chat(PLAIN);
        assertThat(client.anything("POST", "/sandbox/pace", "{\"latency_ms\":300}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(millisOf(request(PLAIN))).isGreaterThanOrEqualTo(300);
        client.anything("DELETE", "/sandbox/pace", "");
        assertThat(millisOf(request(PLAIN))).isLessThan(300);
    }

    @Test
    void isSetInCode() {
        client.sandbox().pacing().set(Duration.ofMillis(300), Duration.ZERO);
        assertThat(millisOf(request(PLAIN))).isGreaterThanOrEqualTo(300);
        assertThat(millisOf(request(PLAIN, "0", "0"))).isLessThan(300);
    }

    @Test
    void delaysErrorsToo() {
        HttpRequest request = client.chatRequest(STREAMED, Fault.OVERLOADED)
                .header(Pacing.LATENCY_HEADER, "300")
                .build();
        assertThat(millisOf(request)).isGreaterThanOrEqualTo(300);
        assertThat(client.send(request).statusCode()).isEqualTo(503);
    }

    @Test
    void isBounded() {
        for (String wrong : List.of("-1", "600001", "soon")) {
            assertThat(client.send(request(PLAIN, wrong, "0")).statusCode()).isEqualTo(400);
        }
        assertThat(client.anything("POST", "/sandbox/pace", "{\"latency_ms\":-1}")
                        .statusCode())
                .isEqualTo(400);
        var pacing = client.sandbox().pacing();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pacing.set(Duration.ZERO, Duration.ofDays(1)));
    }

    @Test
    void keepsStreamsAliveWithComments() {
        HttpResponse<String> answer = client.send(request(STREAMED, "1200", "0"));
        assertThat(answer.body())
                .startsWith(": OPENROUTER PROCESSING\n\n".repeat(3) + "data: {")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void isSlowAtTheMagicModel() {
        ObjectNode request = STREAMED.deepCopy().put("model", "sandbox/slow-stream");
        request.put("max_tokens", 50);
        assertThat(millisOf(client.chatRequest(request).build())).isGreaterThanOrEqualTo(500);
        assertThat(client.content(request.put("stream", false).put("max_tokens", 4_000)))
                .hasSizeGreaterThan(1_500);
    }

    private long millisOf(HttpRequest request) {
        long start = System.nanoTime();
        client.send(request);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private HttpRequest request(ObjectNode body) {
        return client.chatRequest(body).build();
    }

    private HttpRequest request(ObjectNode body, String latency, String chunkDelay) {
        return client.chatRequest(body)
                .header(Pacing.LATENCY_HEADER, latency)
                .header(Pacing.CHUNK_DELAY_HEADER, chunkDelay)
                .build();
    }
}
