package com.ainews.openrouter.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.BooksAgree;
import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.limits.TakeDoubtfulHolds;
import com.ainews.openrouter.usage.WatchConsistency;
import com.ainews.sandbox.Fault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The books are broken on purpose, and seen and mended by an administrator. */
@ExtendWith(BooksAgree.class)
class ConsistencyTest {

    private static Service service;

    private User user = new User(UUID.randomUUID(), "");

    @BeforeAll
    static void start() {
        service = Service.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void makeCalls() {
        user = service.newUser();
        for (int i = 0; i < 3; i++) {
            assertThat(service.post("/api/openrouter/summarize", user, """
                            {"articles": [{"content": "The baker bakes again. The oven is mended."}]}
                            """).status())
                    .isEqualTo(200);
        }
        assertThat(check().path("consistent").asBoolean()).isTrue();
    }

    @Test
    void aWrongCounterIsFoundAndSetToWhatTheLedgerSays() throws SQLException {
        execute("UPDATE limits.meters SET settled = settled + 0.5 WHERE scope_id = ?"
                + " AND kind = 'monthly_cost'");
        execute("DELETE FROM limits.meters WHERE scope_id = ? AND kind = 'tokens_per_hour'");

        JsonNode report = check();

        assertThat(report.path("consistent").asBoolean()).isFalse();
        assertThat(report.path("findings").size()).isEqualTo(2);
        assertThat(report.path("findings").toString())
                .contains(
                        "wrong_meter",
                        "monthly_cost",
                        "tokens_per_hour",
                        user.id().toString());
        mends();
    }

    @Test
    void heldThatNoHoldSaysIsFoundAndGivenBack() throws SQLException {
        execute("UPDATE limits.meters SET held = held + 2 WHERE scope_id = ?"
                + " AND kind = 'daily_cost'");

        assertThat(check().at("/findings/0/description").asString()).contains("held 2");
        mends();
    }

    @Test
    void aHoldOfACallInTheLedgerIsFoundAndEnded() throws SQLException {
        execute("UPDATE limits.holds SET state = 'held' WHERE id ="
                + " (SELECT id FROM limits.holds WHERE user_id = ? LIMIT 1)");

        assertThat(check().path("findings").toString()).contains("held_after_settlement");
        mends();
    }

    @Test
    void aHoldThatNobodyRunsIsFoundAndCounted() throws SQLException {
        execute(
                "INSERT INTO limits.holds (id, user_id, token_id, owner_id, request_id, model, purpose,"
                        + " cost, tokens, requests, state, held_at, lease_until)"
                        + " SELECT gen_random_uuid(), user_id, token_id, gen_random_uuid(), request_id, model,"
                        + " purpose, 0.25, 7, 1, 'held', now(), now() + interval '1 hour'"
                        + " FROM limits.holds WHERE user_id = ? LIMIT 1");

        service.bean(TakeDoubtfulHolds.class).take(1);

        assertThat(check().path("findings").toString()).contains("orphaned_hold");
        mends();
        assertThat(service.get("/api/openrouter/ledger", user).body().toString())
                .contains("lost", "estimated", "0.25");
    }

    @Test
    void aLineThatTheLedgerHasLostIsFoundAndChargedAgain() throws SQLException {
        execute("DELETE FROM usage.ledger WHERE id ="
                + " (SELECT id FROM usage.ledger WHERE user_id = ? LIMIT 1)");

        service.bean(WatchConsistency.class).watch();

        assertThat(check().path("findings").toString()).contains("lost_line", "wrong_meter");
        mends();
        assertThat(service.get("/api/openrouter/ledger", user).body().toString())
                .contains("lost", "estimated");
        assertThat(service.get("/api/openrouter/ledger", user).body()).hasSize(3);
    }

    @Test
    void isWatchedAndMendedAlsoWithoutAnybodyAsking() throws SQLException {
        execute("UPDATE limits.meters SET settled = settled + 0.5 WHERE scope_id = ?"
                + " AND kind = 'monthly_cost'");
        execute("UPDATE limits.holds SET state = 'held' WHERE id ="
                + " (SELECT id FROM limits.holds WHERE user_id = ? LIMIT 1)");

        service.bean(WatchConsistency.class).watch();

        assertThat(check().path("findings")).isEmpty();
    }

    @Test
    void aCounterThatIsMissingForWhatIsHeldIsFoundAndMade() throws SQLException {
        service.sandbox().faults().next(1, Fault.DROP);
        service.post("/api/openrouter/summarize", user, """
                {"articles": [{"content": "The baker bakes again. The oven is mended."}]}
                """);
        execute("DELETE FROM limits.meters WHERE scope_id = ? AND kind = 'requests_per_hour'");

        assertThat(check().path("findings").toString()).contains("requests_per_hour");
        mends();
    }

    @Test
    void isForAdministratorsOnly() {
        assertThat(service.graphql(user.token(), "{ consistency { consistent } }", Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("forbidden");
        assertThat(service.graphql(
                                user.token(),
                                "mutation { repairConsistency { consistent } }",
                                Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("forbidden");
    }

    private static void mends() {
        JsonNode found = service.graphql(
                        Service.ADMIN_TOKEN,
                        "mutation { repairConsistency { findings { kind } } }",
                        Map.of())
                .at("/data/repairConsistency");
        assertThat(found.path("findings").isEmpty()).isFalse();
        assertThat(check().path("findings")).isEmpty();
    }

    private static JsonNode check() {
        return service.graphql(
                        Service.ADMIN_TOKEN,
                        "{ consistency { consistent meters findings { kind description } } }",
                        Map.of())
                .at("/data/consistency");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = service.database().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, user.id());
            assertThat(statement.executeUpdate()).isPositive();
        }
    }
}
