package com.ainews.openrouter.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.usage.SettleLostCalls;
import com.ainews.sandbox.Fault;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Whether the ledger is what OpenRouter bills, and what an administrator sees of it. */
@ExtendWith(OutputCaptureExtension.class)
class DriftTest {

    private static final String SERVICE_KEY = "sk-or-v1-sandbox-service";
    private static final String CHECK =
            "mutation { checkDrift { id userId keyLabel at reported ledger drift } }";

    @Nullable
    private static Service started;

    @BeforeAll
    static void start() {
        started = Service.start("--openrouter.drift-tolerance=0");
    }

    @AfterAll
    static void stop() {
        service().close();
    }

    @Test
    void aLineThatIsMissingIsSeenAndAlerted(CapturedOutput output) throws SQLException {
        User user = service().newUser();
        summarize(user);
        JsonNode first = checkOf(null);
        assertThat(first.path("reported").decimalValue()).isEqualByComparingTo(billed(SERVICE_KEY));

        summarize(user);
        assertThat(checkOf(null).path("drift").decimalValue()).isZero();

        summarize(user);
        summarize(user);
        BigDecimal missing = deleteNewestLine(user);
        JsonNode check = checkOf(null);

        assertThat(check.path("drift").decimalValue())
                .isEqualByComparingTo(missing)
                .isPositive();
        assertThat(check.path("reported").decimalValue()).isEqualByComparingTo(billed(SERVICE_KEY));
        assertThat(output)
                .contains("ALERT ledger_drift")
                .contains("billed $" + missing.toPlainString()
                        + " beyond the ledger for the service");
        assertThat(admin("{ drift(limit: 1) { id } }").at("/data/drift/0/id"))
                .isEqualTo(check.path("id"));
        assertThat(checkOf(null).path("drift").decimalValue()).isZero();
    }

    @Test
    void aUsersOwnKeyIsComparedWithTheCallsThatWereMadeWithIt() throws SQLException {
        String key = "sk-or-v1-sandbox-own-4711";
        User user = service().newUser();
        summarize(user);
        assertThat(service()
                        .post("/api/openrouter/settings", user, "{\"api_key\": \"" + key + "\"}")
                        .status())
                .isEqualTo(200);
        summarize(user);

        JsonNode first = checkOf(user);
        assertThat(first.path("keyLabel").asString()).isEqualTo("sk-or-…4711");
        assertThat(first.path("drift").decimalValue()).isZero();
        assertThat(first.path("reported").decimalValue())
                .isEqualByComparingTo(billed(key))
                .isEqualByComparingTo(first.path("ledger").decimalValue())
                .isPositive();
        assertThat(check(user)).isEmpty();

        summarize(user);
        summarize(user);
        BigDecimal missing = deleteNewestLine(user);

        assertThat(checkOf(user).path("drift").decimalValue()).isEqualByComparingTo(missing);
    }

    @Test
    void callsThatNobodyToldTheCostOfAreShown() throws SQLException {
        User user = service().newUser();
        summarize(user);
        service().sandbox().faults().next(1, Fault.DROP);
        assertThat(post(user).code()).isEqualTo("upstream_failed");
        endAllLeases();
        assertThat(service().bean(SettleLostCalls.class).settleAll()).isPositive();

        JsonNode calls = admin("{ estimatedCalls { userId line { outcome source cost heldAt } } }")
                .at("/data/estimatedCalls");

        assertThat(calls).hasSize(1);
        assertThat(calls.at("/0/userId").asString()).isEqualTo(user.id().toString());
        assertThat(calls.at("/0/line/outcome").asString()).isEqualTo("lost");
        assertThat(calls.at("/0/line/source").asString()).isEqualTo("estimated");
        assertThat(calls.at("/0/line/cost").decimalValue()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { checkDrift { id } }",
                "{ drift { id } }",
                "{ estimatedCalls { userId } }"
            })
    void onlyAdministratorsSeeIt(String query) {
        JsonNode answer = service().graphql(service().newUser().token(), query, Map.of());

        assertThat(code(answer)).isEqualTo("forbidden");
        assertThat(answer.path("data").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"drift, 0", "drift, 201", "estimatedCalls, 0", "estimatedCalls, 201"})
    void aPageHasALimit(String field, int limit) {
        JsonNode answer = admin("{ %s(limit: %d) { userId } }".formatted(field, limit));

        assertThat(code(answer)).isEqualTo("validation_failed");
    }

    private static Service service() {
        if (started == null) {
            throw new IllegalStateException("The service was not started");
        }
        return started;
    }

    /** Checks now; what came of it for a user's key, or for the service's. */
    private static JsonNode checkOf(@Nullable User user) {
        return check(user).orElseThrow();
    }

    private static Optional<JsonNode> check(@Nullable User user) {
        String owner = user == null ? "" : user.id().toString();
        return StreamSupport.stream(admin(CHECK).at("/data/checkDrift").spliterator(), false)
                .filter(check -> check.path("userId").asString("").equals(owner))
                .findFirst();
    }

    private static void summarize(User user) {
        assertThat(post(user).status()).isEqualTo(200);
    }

    private static Answer post(User user) {
        return service().post("/api/openrouter/summarize", user, """
                {"articles": [{"content": "The library opens on Sundays. Readers asked for it."}]}
                """);
    }

    private static BigDecimal billed(String key) {
        return service().sandbox().bill().of(key).cost();
    }

    /** What it said that the call had cost. */
    private static BigDecimal deleteNewestLine(User user) throws SQLException {
        JsonNode line = service().get("/api/openrouter/ledger", user).body().path(0);
        try (Connection connection = service().database().connect();
                PreparedStatement statement =
                        connection.prepareStatement("DELETE FROM usage.ledger WHERE id = ?")) {
            statement.setObject(1, UUID.fromString(line.path("id").asString()));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
        return line.path("cost").decimalValue();
    }

    private static void endAllLeases() throws SQLException {
        try (Connection connection = service().database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE limits.holds SET lease_until = now() - interval '1 minute' WHERE state = 'held'");
        }
    }

    private static JsonNode admin(String query) {
        return service().graphql(Service.ADMIN_TOKEN, query, Map.of());
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asString();
    }
}
