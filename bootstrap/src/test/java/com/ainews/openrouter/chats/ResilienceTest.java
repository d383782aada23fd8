package com.ainews.openrouter.chats;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.embedded.testing.TestServices;
import com.ainews.openrouter.BooksAgree;
import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What a caller sees of breakers, retries and its own deadline. */
@ExtendWith(BooksAgree.class)
class ResilienceTest {

    private static final String CHAT = "/api/openrouter/chat";

    private static final String QUERY = """
            { resilience {
                openrouter { name state tryAgainAt }
                models { name state calls failedCalls failureRatePercent tryAgainAt }
                retries { calls retried denied left } } }""";

    /** With a service of its own, whose breakers nobody else needs. */
    @Test
    void aModelThatKeepsFailingIsLeftAloneAndEverybodyCanSeeIt() {
        try (Service service = Service.start(TestServices.freshDatabase())) {
            User user = service.newUser();
            while (stateOf(service, user, "sandbox/fails").equals("closed")) {
                assertThat(service.post(CHAT, user, chat("sandbox/fails")).status())
                        .isIn(502, 503);
            }

            Answer refused = service.post(CHAT, user, chat("sandbox/fails"));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().path("detail").asString())
                    .contains("sandbox/fails: circuit_open");
            assertThat(refused.headers().get("retry-after"))
                    .singleElement()
                    .satisfies(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 15));

            JsonNode rest = service.get("/api/openrouter/resilience", user).body();
            JsonNode graphql = service.graphql(user.token(), QUERY, Map.of());
            assertThat(rest.at("/models/0/name").asString()).isEqualTo("sandbox/fails");
            assertThat(rest.at("/models/0/failure_rate_percent").decimalValue())
                    .isEqualByComparingTo("100.0");
            assertThat(rest.at("/models/0/try_again_at").asString()).isNotBlank();
            assertThat(rest.at("/openrouter/state").asString()).isEqualTo("closed");
            assertThat(graphql.at("/data/resilience/models/0/failedCalls"))
                    .isEqualTo(rest.at("/models/0/failed_calls"));
            assertThat(graphql.at("/data/resilience/retries/retried"))
                    .isEqualTo(rest.at("/retries/retried"));

            assertThat(service.http("/api/openrouter/health").body())
                    .contains("1 of 1 models are left alone, since they kept failing");
        }
    }

    private static String stateOf(Service service, User user, String model) {
        return service.get("/api/openrouter/resilience", user)
                .body()
                .path("models")
                .valueStream()
                .filter(breaker -> breaker.path("name").asString().equals(model))
                .map(breaker -> breaker.path("state").asString())
                .findFirst()
                .orElse("closed");
    }

    @Test
    void theCallersDeadlineEndsTheCall() {
        Service service = Service.shared();
        Map<String, String> soon = Map.of("X-Request-Timeout", "0.5");

        Answer late = service.post(CHAT, service.newUser(), chat("sandbox/slow"), soon);

        assertThat(late.status()).isEqualTo(504);
        assertThat(late.body().path("detail").asString())
                .contains("sandbox/slow: deadline_passed")
                .contains("stays held until that is sure");
    }

    @Test
    void aDeadlineThatMakesNoSenseIsRefused() {
        Service service = Service.shared();

        Answer refused = service.post(
                CHAT,
                service.newUser(),
                chat("openai/gpt-4o-mini"),
                Map.of("X-Request-Timeout", "soon"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/violations/0/field").asString())
                .isEqualTo("X-Request-Timeout");
    }

    private static String chat(String model) {
        return """
                {"model": "%s", "messages": [{"role": "user", "content": "Hello there"}]}""".formatted(model);
    }
}
