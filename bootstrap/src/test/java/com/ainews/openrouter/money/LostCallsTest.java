package com.ainews.openrouter.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ainews.openrouter.BooksAgree;
import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.usage.SettleLostCalls;
import com.ainews.sandbox.Fault;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the money when a call does not end as it should. */
@ExtendWith(BooksAgree.class)
class LostCallsTest {

    private final Service service = Service.shared();

    @Test
    void anAnswerThatIsCutOffStaysHeldUntilItsCostIsAskedFor() {
        User user = service.newUser();
        BigDecimal before = service.sandbox().bill().total().cost();

        Answer answer = summarize(user, "sandbox/cuts");

        assertThat(answer.code()).isEqualTo("upstream_failed");
        assertThat(dailyCost(user, "held")).isPositive();
        assertThat(dailyCost(user, "settled")).isZero();
        BigDecimal billed = service.sandbox().bill().total().cost().subtract(before);
        assertThat(billed).isPositive();

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(dailyCost(user, "held")).isZero());

        assertThat(dailyCost(user, "settled")).isEqualByComparingTo(billed);
        Answer ledger = service.get("/api/openrouter/ledger", user);
        assertThat(ledger.body().at("/0/outcome").asString()).isEqualTo("failed");
        assertThat(ledger.body().at("/0/source").asString()).isEqualTo("reconciled");
        assertThat(ledger.body().at("/0/generation_id").asString()).startsWith("gen-");
        assertThat(ledger.body().at("/0/reported_cost").decimalValue())
                .isEqualByComparingTo(billed);
    }

    @Test
    void nobodyWaitsForWhatNobodyWillGiveBack() {
        User user = service.newUser();
        service.post("/api/openrouter/settings", user, """
                {"preferences": {"cost_optimization": false},
                 "usage_limits": {"daily_cost_limit": 0.0006}}""");
        service.sandbox().faults().next(1, Fault.DROP);
        assertThat(summarize(user, "openai/gpt-4o-mini").code()).isEqualTo("upstream_failed");

        Answer refused = summarize(user, "openai/gpt-4o-mini");

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.code()).isEqualTo("budget_exhausted");
        assertThat(refused.body().path("waiting_helps").asBoolean()).isFalse();
        assertThat(refused.body().path("detail").asString()).contains("will count as spent");
        assertThat(refused.headers()).doesNotContainKey("retry-after");
    }

    @Test
    void whatNobodyCanBeAskedForStaysHeldUntilItsLeaseEndsAndThenCounts() throws SQLException {
        User user = service.newUser();
        service.sandbox().faults().next(1, Fault.DROP);

        Answer answer = summarize(user, "openai/gpt-4o-mini");

        assertThat(answer.code()).isEqualTo("upstream_failed");
        assertThat(dailyCost(user, "held")).isPositive();

        endAllLeases();
        assertThat(service.bean(SettleLostCalls.class).settleAll()).isPositive();

        assertThat(dailyCost(user, "held")).isZero();
        assertThat(dailyCost(user, "settled")).isPositive();
        Answer ledger = service.get("/api/openrouter/ledger", user);
        assertThat(ledger.body().at("/0/outcome").asString()).isEqualTo("lost");
        assertThat(ledger.body().at("/0/source").asString()).isEqualTo("estimated");
        assertThat(service.bean(SettleLostCalls.class).settleAll()).isZero();
    }

    @Test
    void aHoldThatIsInTheLedgerAlreadyEndsAndKeepsNoOtherFromIt() throws SQLException {
        User user = service.newUser();
        assertThat(summarize(user, "openai/gpt-4o-mini").status()).isEqualTo(200);
        execute(
                "UPDATE limits.holds SET state = 'held', ended_at = NULL,"
                        + " lease_until = now() - interval '1 year' WHERE user_id = '%s'",
                user);
        service.sandbox().faults().next(1, Fault.DROP);
        summarize(user, "openai/gpt-4o-mini");

        endAllLeases();
        service.bean(SettleLostCalls.class).settleAll();

        assertThat(service.get("/api/openrouter/ledger", user).body().size()).isEqualTo(2);
        execute(
                "DELETE FROM limits.holds WHERE user_id = '%s' AND state IN ('released', 'expired')",
                user);
    }

    @Test
    void anAnswerWithoutItsCostIsCompletedAllTheSame() {
        User user = service.newUser();

        // A summary without usage is asked for again; a chat belongs to its caller.
        Answer answer = service.post("/api/openrouter/chat", user, """
                {"model": "sandbox/no-usage", "max_tokens": 50, "stream": false,
                 "messages": [{"role": "user", "content": "Good morning"}]}""");
        assertThat(answer.status()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(dailyCost(user, "held")).isZero());
        Answer ledger = service.get("/api/openrouter/ledger", user);
        assertThat(ledger.body().at("/0/outcome").asString()).isEqualTo("completed");
        assertThat(ledger.body().at("/0/source").asString()).isEqualTo("reconciled");
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox/fails, upstream_failed, 502",
        "sandbox/empty, upstream_failed, 502",
        "sandbox/error-in-200, upstream_failed, 502",
        "sandbox/overloaded, upstream_unavailable, 503",
        "sandbox/rate-limited, upstream_rate_limited, 429"
    })
    void aFailureThatIsNotBilledCostsNothing(String model, String code, int status) {
        User user = service.newUser();

        Answer answer = summarize(user, model);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(dailyCost(user, "held")).isZero();
        assertThat(dailyCost(user, "settled")).isZero();
        Answer ledger = service.get("/api/openrouter/ledger", user);
        assertThat(ledger.body().at("/0/outcome").asString()).isEqualTo("failed");
        assertThat(ledger.body().at("/0/attempts").asInt()).isEqualTo(3);
    }

    @Test
    void aProviderThatBillsMoreThanWasHeldIsChargedAndShown() {
        User user = service.newUser();

        Answer answer = summarize(user, "sandbox/dear");

        assertThat(answer.status()).isEqualTo(200);
        Answer ledger = service.get("/api/openrouter/ledger", user);
        assertThat(ledger.body().at("/0/overrun").decimalValue()).isPositive();
        assertThat(ledger.body().at("/0/cost").decimalValue())
                .isEqualByComparingTo(dailyCost(user, "settled"));
    }

    @Test
    void proseInThePlaceOfJsonIsStillASummary() {
        Answer answer = summarize(service.newUser(), "sandbox/not-json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/summaries/0/summary").asString()).contains("library");
    }

    @Test
    void failuresStandInTheErrorLog() {
        User user = service.newUser();
        // Not the model that fails for other tests too: ten failures open its breaker.
        Answer answer = summarize(user, "sandbox/error-in-200");
        assertThat(answer.status()).isEqualTo(502);

        String errors = service.graphql(
                        Service.ADMIN_TOKEN,
                        "{ openrouterErrors(limit: 50) { userId model failure status } }",
                        Map.of())
                .toString();

        assertThat(errors).contains(user.id().toString(), "provider_failed", "502");
    }

    private Answer summarize(User user, String model) {
        return service.post("/api/openrouter/summarize", user, """
                {"articles": [{"content": "The library opens on Sundays from now on. Readers had asked for it."}],
                 "options": {"model": "%s"}}
                """.formatted(model));
    }

    private BigDecimal dailyCost(User user, String what) {
        return service.get("/api/openrouter/limits", user)
                .body()
                .at("/limits/0/" + what)
                .decimalValue();
    }

    private void execute(String sql, User user) throws SQLException {
        try (Connection connection = service.database().connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql.formatted(user.id()))).isPositive();
        }
    }

    private void endAllLeases() throws SQLException {
        try (Connection connection = service.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE limits.holds SET lease_until = now() - interval '1 minute' WHERE state = 'held'");
        }
    }
}
