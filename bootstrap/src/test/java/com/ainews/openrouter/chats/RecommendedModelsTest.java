package com.ainews.openrouter.chats;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.usage.WriteModelNotes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Models that nobody has named, in the whole service. */
class RecommendedModelsTest {

    private static final String CHAT = "/api/openrouter/chat";
    private static final String SETTINGS = "/api/openrouter/settings";
    private static final String FAILS = """
            {"model": "sandbox/overloaded", "max_tokens": 300,
             "messages": [{"role": "user", "content": "Good morning"}]%s}""";

    /** Not the shared one: what fails here would count there, for breakers and retries. */
    private static @Nullable Service started;

    private final Service service = Objects.requireNonNull(started);
    private final User user = service.newUser();

    @BeforeAll
    static void start() {
        started = Service.start();
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(started).close();
    }

    @Test
    void aRecommendedModelAnswersWhereTheUserWantsThatAndTheAnswerTellsSo() {
        service.post(SETTINGS, user, "{\"preferences\": {\"fallback_enabled\": true}}");

        Answer answer = service.post(CHAT, user, FAILS.formatted(""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("model").asString()).doesNotStartWith("sandbox/");
        assertThat(answer.body().at("/tried/0/model").asString()).isEqualTo("sandbox/overloaded");
        assertThat(answer.body().path("cost").decimalValue()).isPositive();
    }

    @Test
    void itCanDoWhatTheRequestNeeds() {
        service.post(SETTINGS, user, "{\"preferences\": {\"fallback_enabled\": true}}");

        Answer answer = service.post(
                CHAT,
                user,
                FAILS.formatted(", \"tools\": [{\"type\": \"function\", \"function\":"
                        + " {\"name\": \"greet\", \"parameters\": {\"type\": \"object\"}}}]"));

        JsonNode model = service.get(
                        "/api/openrouter/models/" + answer.body().path("model").asString(), user)
                .body();
        assertThat(model.path("supported_parameters").toString()).contains("\"tools\"");
    }

    @Test
    void withoutThatTheFailureIsTold() {
        assertThat(service.post(CHAT, user, FAILS.formatted("")).code())
                .isEqualTo("upstream_unavailable");
        service.post(SETTINGS, user, "{\"preferences\": {\"fallback_enabled\": false}}");
        assertThat(service.post(CHAT, user, FAILS.formatted("")).code())
                .isEqualTo("upstream_unavailable");
    }

    @Test
    void whatFailedIsRemembered() throws SQLException {
        service.bean(WriteModelNotes.class).write();
        long before = failures("sandbox/error-in-200");
        Answer answer = service.post(
                CHAT,
                user,
                "{\"model\": \"sandbox/error-in-200\", \"messages\":"
                        + " [{\"role\": \"user\", \"content\": \"Good morning\"}]}");
        assertThat(answer.status()).isGreaterThanOrEqualTo(500);

        service.bean(WriteModelNotes.class).write();

        assertThat(failures("sandbox/error-in-200")).isGreaterThan(before);
    }

    private long failures(String model) throws SQLException {
        try (Connection connection = service.database().connect();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT coalesce(sum(failures), 0) FROM usage.model_notes"
                                + " WHERE purpose = 'chat' AND model = ?")) {
            query.setString(1, model);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
