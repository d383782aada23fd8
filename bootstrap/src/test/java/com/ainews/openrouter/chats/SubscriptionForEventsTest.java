package com.ainews.openrouter.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.limits.ReadAdmissions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GraphQL subscriptions as server-sent events, whose clients leave. */
class SubscriptionForEventsTest {

    /** Not the shared one: models that say nothing would be held against them there. */
    private static final Service SERVICE = Service.start();

    private final User user = SERVICE.newUser();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox/hangs", "sandbox/stalls-stream"})
    void aCallIsGivenUpSoonAfterItsClientHasLeft(String model) throws IOException {
        long before = SERVICE.sandbox().chatRequests();

        try (Socket client = subscribe("\\\"" + model + "\\\"")) {
            await().until(() -> SERVICE.sandbox().chatRequests() > before);
            assertThat(running()).isEqualTo(1);
        }

        await().atMost(Duration.ofSeconds(5)).until(() -> running() == 0);
    }

    @Test
    void nothingElseIsTriedOnceTheClientHasLeft() throws IOException {
        long before = SERVICE.sandbox().bill().total().calls();
        long asked = SERVICE.sandbox().chatRequests();

        try (Socket client =
                subscribe("\\\"sandbox/rate-limited\\\", \\\"openai/gpt-4o-mini\\\"")) {
            await().until(() -> SERVICE.sandbox().chatRequests() > asked);
        }

        await().atMost(Duration.ofSeconds(5)).until(() -> running() == 0);
        assertThat(SERVICE.sandbox().bill().total().calls()).isEqualTo(before);
    }

    private static int running() {
        return SERVICE.bean(ReadAdmissions.class).read().running();
    }

    private Socket subscribe(String models) throws IOException {
        String body = """
                {"query": "subscription { chatStream(input: {models: [%s], messages: [{role: \\"user\\", content: \\"%s\\"}]}) { content } }"}""".formatted(models, UUID.randomUUID());
        URI url = SERVICE.url("/graphql");
        var client = new Socket(url.getHost(), url.getPort());
        client.getOutputStream().write("""
                        POST /graphql HTTP/1.1\r
                        Host: localhost\r
                        Authorization: Bearer %s\r
                        Content-Type: application/json\r
                        Accept: text/event-stream\r
                        Content-Length: %d\r
                        \r
                        %s""".formatted(user.token(), body.length(), body)
                .getBytes(StandardCharsets.US_ASCII));
        return client;
    }
}
