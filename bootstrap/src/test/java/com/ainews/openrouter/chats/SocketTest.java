package com.ainews.openrouter.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.limits.ReadAdmissions;
import com.ainews.sandbox.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** GraphQL over WebSocket: who may speak, and what comes back. */
class SocketTest {

    private static final String SUBSCRIBE = """
            {"id": "1", "type": "subscribe", "payload": {"query":
            "subscription($model: String!) { chatStream(input: {model: $model, maxTokens: 100, messages: [{role: \\"user\\", content: \\"Good morning to you all\\"}]}) { content finishReason completion { model cost tokens { total } } } }",
            "variables": {"model": "%s"}}}""";

    private final Service service = Service.shared();
    private final User user = service.newUser();

    @Test
    void streamsToWhoSendsTheTokenInTheFirstMessage() throws InterruptedException {
        var text = new StringBuilder();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var inbox = new Inbox();
            WebSocket socket = open(http, inbox, null);
            socket.sendText(init(user.token()), true).join();
            assertThat(inbox.next().path("type").asString()).isEqualTo("connection_ack");

            socket.sendText(SUBSCRIBE.formatted("openai/gpt-4o-mini"), true).join();
            JsonNode message = inbox.next();
            JsonNode last = message;
            while (message.path("type").asString().equals("next")) {
                last = message.at("/payload/data/chatStream");
                text.append(last.path("content").asString());
                message = inbox.next();
            }

            assertThat(message.path("type").asString()).isEqualTo("complete");
            assertThat(text.toString()).contains("Good morning to you all");
            assertThat(last.at("/completion/cost").decimalValue()).isPositive();
            socket.abort();
        }
    }

    @Test
    void streamsToWhoSendsTheTokenInTheHandshake() throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var inbox = new Inbox();
            WebSocket socket = open(http, inbox, user.token());
            socket.sendText("{\"type\": \"connection_init\"}", true).join();
            assertThat(inbox.next().path("type").asString()).isEqualTo("connection_ack");

            socket.sendText(SUBSCRIBE.formatted("nobody/nothing"), true).join();
            JsonNode error = inbox.next();

            assertThat(error.path("type").asString()).isEqualTo("error");
            assertThat(error.at("/payload/0/extensions/code").asString())
                    .isEqualTo("model_not_found");
            socket.abort();
        }
    }

    @Test
    void aSubscriptionThatEndsWhileItsCallWaitsLeavesTheLine() throws InterruptedException {
        service.post(
                "/api/openrouter/settings",
                user,
                "{\"usage_limits\": {\"daily_cost_limit\": 0.0001}}");
        service.sandbox().faults().next(1, Fault.SLOW);
        long before = service.sandbox().chatRequests();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var inbox = new Inbox();
            WebSocket socket = open(http, inbox, user.token());
            socket.sendText("{\"type\": \"connection_init\"}", true).join();
            inbox.next();
            socket.sendText(SUBSCRIBE.formatted("openai/gpt-4o-mini"), true).join();
            await().until(() -> service.sandbox().chatRequests() > before);
            socket.sendText(
                            SUBSCRIBE
                                    .formatted("openai/gpt-4o-mini")
                                    .replace("\"id\": \"1\"", "\"id\": \"2\""),
                            true)
                    .join();
            await().until(() -> waiting() == 1);

            socket.sendText("{\"id\": \"2\", \"type\": \"complete\"}", true).join();

            await().atMost(Duration.ofSeconds(5)).until(() -> waiting() == 0);
            assertThat(service.sandbox().chatRequests() - before).isEqualTo(1);
            socket.abort();
        }
    }

    @Test
    void onlySoManySubscriptionsOfAUserRun() throws InterruptedException {
        try (Service small = Service.start("--protection.max-requests-per-user=1");
                HttpClient http = HttpClient.newHttpClient()) {
            User one = small.newUser();
            small.sandbox().faults().next(1, Fault.SLOW);
            var inbox = new Inbox();
            WebSocket socket = open(small, http, inbox, one.token());
            socket.sendText("{\"type\": \"connection_init\"}", true).join();
            inbox.next();
            socket.sendText(SUBSCRIBE.formatted("openai/gpt-4o-mini"), true).join();
            await().until(() -> small.sandbox().chatRequests() == 1);
            socket.sendText(
                            SUBSCRIBE
                                    .formatted("openai/gpt-4o-mini")
                                    .replace("\"id\": \"1\"", "\"id\": \"2\""),
                            true)
                    .join();

            JsonNode message = inbox.next();
            assertThat(message.path("id").asString()).isEqualTo("2");
            assertThat(message.toString()).contains("users_share_full");
            assertThat(small.get("/api/openrouter/settings", one).status()).isEqualTo(503);
            while (!message.path("type").asString().equals("complete")
                    || !message.path("id").asString().equals("1")) {
                message = inbox.next();
            }
            await().until(() -> small.get("/api/openrouter/settings", one).status() == 200);
            socket.abort();
        }
    }

    @Test
    void aTokenThatIsTakenBackIsRefusedFromTheNextOperationOn() throws InterruptedException {
        for (boolean inHandshake : new boolean[] {true, false}) {
            User leaving = service.newUser();
            try (HttpClient http = HttpClient.newHttpClient()) {
                var inbox = new Inbox();
                WebSocket socket = open(http, inbox, inHandshake ? leaving.token() : null);
                socket.sendText(
                                inHandshake
                                        ? "{\"type\": \"connection_init\"}"
                                        : init(leaving.token()),
                                true)
                        .join();
                assertThat(inbox.next().path("type").asString()).isEqualTo("connection_ack");
                revokeTokensOf(leaving);
                long before = service.sandbox().chatRequests();

                socket.sendText(SUBSCRIBE.formatted("openai/gpt-4o-mini"), true).join();

                JsonNode error = inbox.next();
                assertThat(error.toString()).contains("unauthenticated");
                assertThat(service.sandbox().chatRequests()).isEqualTo(before);
                socket.abort();
            }
        }
    }

    private void revokeTokensOf(User leaving) {
        service.graphql(
                        Service.ADMIN_TOKEN,
                        "query($user: UUID!) { accessTokens(userId: $user) { id } }",
                        Map.of("user", leaving.id()))
                .at("/data/accessTokens")
                .forEach(token -> service.graphql(
                        Service.ADMIN_TOKEN,
                        "mutation($id: UUID!) { revokeAccessToken(tokenId: $id) { id } }",
                        Map.of("id", token.path("id").asString())));
        assertThat(service.get("/api/openrouter/settings", leaving).status()).isEqualTo(401);
    }

    private int waiting() {
        return service.bean(ReadAdmissions.class).read().waiting();
    }

    @Test
    void closesASocketWithoutAGoodToken() throws InterruptedException {
        for (String first : new String[] {
            "{\"type\": \"connection_init\"}", init("ori_not-a-token-at-all-0123456789abcdef")
        }) {
            try (HttpClient http = HttpClient.newHttpClient()) {
                var inbox = new Inbox();
                open(http, inbox, null).sendText(first, true).join();

                assertThat(inbox.next().path("closed").asInt()).isEqualTo(4401);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "[1]",
                "null",
                "{}",
                "{\"type\": 1}",
                "{\"type\": \"unheard_of\"}",
                "{\"id\": \"1\", \"type\": \"subscribe\"}",
                "{\"id\": \"1\", \"type\": \"subscribe\", \"payload\": \"query\"}",
                "{\"id\": \"1\", \"type\": \"subscribe\", \"payload\": {\"query\": 1}}"
            })
    @ExtendWith(OutputCaptureExtension.class)
    void closesASocketThatSaysWhatNobodyUnderstands(String message, CapturedOutput output)
            throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var inbox = new Inbox();
            WebSocket socket = open(http, inbox, user.token());
            socket.sendText("{\"type\": \"connection_init\"}", true).join();
            inbox.next();

            socket.sendText(message, true).join();

            assertThat(inbox.next().path("closed").asInt()).isEqualTo(4400);
            assertThat(output).doesNotContain("Closing session due to exception");
        }
    }

    private WebSocket open(HttpClient http, Inbox inbox, @Nullable String token) {
        return open(service, http, inbox, token);
    }

    private static WebSocket open(
            Service service, HttpClient http, Inbox inbox, @Nullable String token) {
        WebSocket.Builder builder = http.newWebSocketBuilder().subprotocols("graphql-transport-ws");
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        URI url = URI.create(service.url("/graphql").toString().replaceFirst("^http", "ws"));
        return builder.buildAsync(url, inbox).join();
    }

    private static String init(String token) {
        return Service.JSON.writeValueAsString(Map.of(
                "type", "connection_init", "payload", Map.of("Authorization", "Bearer " + token)));
    }

    /** Messages that have come, and the code that the socket was closed with. */
    private static final class Inbox implements WebSocket.Listener {

        private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();

        JsonNode next() throws InterruptedException {
            JsonNode message = messages.poll(20, TimeUnit.SECONDS);
            assertThat(message).as("a message in time").isNotNull();
            return message == null ? Service.JSON.missingNode() : message;
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                messages.add(Service.JSON.readTree(partial.toString()));
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            messages.add(Service.JSON.createObjectNode().put("closed", code));
            return null;
        }
    }
}
