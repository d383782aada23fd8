package com.ainews.openrouter.completions.out.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.Message;
import com.ainews.openrouter.completions.Prompt;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.port.CompletionGateway.Call;
import com.ainews.openrouter.completions.port.CompletionGateway.Reply;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import com.ainews.sandbox.Fault;
import com.ainews.sandbox.Sandbox;
import com.ainews.sandbox.SandboxOptions;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a whole answer whose client leaves. */
@Timeout(60)
class DepartureTest {

    private static final String ANSWER = """
            {"id": "gen-1", "model": "maker/model", "choices": [{"message": {"content": "Hello"},
             "finish_reason": "stop"}], "usage": {"prompt_tokens": 3, "completion_tokens": 1,
             "cost": 0.001}}""";

    private final AtomicBoolean left = new AtomicBoolean();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void anAttemptThatFailedIsNotRepeated() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.onPort(0))) {
            sandbox.faults().next(1, Fault.OVERLOADED);

            Reply reply = OpenRouterCompletionsTest.completions(sandbox.baseUrl())
                    .complete(call("openai/gpt-4o-mini", () -> true, true), () -> {}, List.of());

            assertThat(reply.failures())
                    .extracting(FailedAttempt::failure)
                    .containsExactly(UpstreamFailure.OVERLOADED);
            assertThat(sandbox.chatRequests()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatHasAnIdIsBrokenOff() throws Exception {
        HttpServer upstream = upstream("gen-1");
        try {
            Reply reply = complete(upstream, false);

            FailedAttempt failure = reply.failures().getFirst();
            assertThat(failure.failure()).isEqualTo(UpstreamFailure.CLIENT_LEFT);
            assertThat(failure.generationId()).isEqualTo("gen-1");
        } finally {
            goOn.countDown();
            upstream.stop(0);
        }
    }

    @Test
    void anAnswerThatIsKeptIsNot() throws Exception {
        HttpServer upstream = upstream("gen-1");
        try {
            Thread.ofVirtual().start(this::goOnLater);

            assertThat(complete(upstream, true)).isInstanceOf(Reply.Answered.class);
        } finally {
            upstream.stop(0);
        }
    }

    @Test
    void anAnswerWithoutAnIdIsNotSinceNobodyCouldAskWhatItCost() throws Exception {
        HttpServer upstream = upstream(null);
        try {
            Thread.ofVirtual().start(this::goOnLater);

            assertThat(complete(upstream, false)).isInstanceOf(Reply.Answered.class);
        } finally {
            upstream.stop(0);
        }
    }

    /** After somebody had the time to look whether the client is there. */
    private void goOnLater() {
        try {
            assertThat(goOn.await(2, TimeUnit.SECONDS)).isFalse();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        goOn.countDown();
    }

    private Reply complete(HttpServer upstream, boolean isAnswerKept) {
        URI url = URI.create("http://127.0.0.1:" + upstream.getAddress().getPort() + "/api/v1");
        return OpenRouterCompletionsTest.completions(
                        url, org.apache.hc.core5.util.Timeout.ofSeconds(30))
                .complete(call("maker/model", left::get, isAnswerKept), () -> {}, List.of());
    }

    /** Answers with its headers at once, and with the rest when it is told to go on. */
    private HttpServer upstream(@Nullable String generationId) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, generationId));
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange, @Nullable String generationId) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (generationId != null) {
            exchange.getResponseHeaders().set("X-Generation-Id", generationId);
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(' ');
            body.flush();
            left.set(true);
            goOn.await();
            body.write(ANSWER.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Call call(String model, BooleanSupplier hasLeft, boolean isAnswerKept) {
        return new Call(
                new ApiKey("sk-or-v1-sandbox-test"),
                new ModelId(model),
                new Prompt.Written(List.of(new Message(Message.Role.USER, "Hello")), null),
                true,
                null,
                TokenCount.of(200),
                Usd.of("0.01"),
                Usd.of("0.01"),
                Usd.ZERO,
                null,
                null,
                null,
                hasLeft,
                isAnswerKept,
                new UserId(UUID.randomUUID()));
    }
}
