package com.ainews.openrouter.chats;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GraphQL subscriptions of clients that can't be sent events. */
class SubscriptionForJsonTest {

    private final Service service = Service.shared();
    private final User user = service.newUser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/graphql-response+json",
                "*/*",
                "text/event-stream, application/json"
            })
    void isRefusedAndNothingIsCalled(String accepted) {
        long before = service.sandbox().chatRequests();

        Answer answer = service.post("/graphql", user, """
                {"query": "subscription { chatStream(input: {messages: [{role: \\"user\\", content: \\"Hello\\"}]}) { content } }"}
                """, Map.of("Accept", accepted));

        assertThat(answer.body().at("/errors/0/extensions/code").asString())
                .isEqualTo("not_acceptable");
        assertThat(answer.body().at("/errors/0/message").asString())
                .contains("WebSocket", "text/event-stream");
        assertThat(answer.body().has("data")).isFalse();
        assertThat(service.sandbox().chatRequests()).isEqualTo(before);
    }
}
