package com.ainews.openrouter.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import com.ainews.sandbox.Bill;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 300 calls at once through two replicas, on a budget for about 50, watched by a third. */
class BudgetUnderConcurrencyTest {

    private static final int CALLS = 300;
    private static final BigDecimal LIMIT = new BigDecimal("0.0175");
    private static final String ARTICLE =
            "{\"articles\": [{\"content\": \"The ferry sails again after the storm. It had been in"
                    + " harbour for four days. Islanders cheered when it came.\"}], \"options\":"
                    + " {\"model\": \"openai/gpt-4o-mini\", \"summary_length\": \"short\"}}";

    private static Service service;
    private static Service replica;

    @BeforeAll
    static void start() {
        service = Service.start();
        replica = Service.start(service.database());
    }

    @AfterAll
    static void stop() {
        replica.close();
        service.close();
    }

    @Test
    void neverSpendsMoreThanTheLimitAndAddsUpToTheBill() throws Exception {
        User user = service.newUser();
        service.post(
                "/api/openrouter/settings",
                user,
                "{\"usage_limits\": {\"daily_cost_limit\": %s}}".formatted(LIMIT));
        var done = new AtomicBoolean();
        List<Answer> answers = new ArrayList<>();
        List<BigDecimal> seen;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<BigDecimal>> watch = executor.submit(() -> watch(user, done));
            List<Future<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                Service door = i % 2 == 0 ? service : replica;
                calls.add(executor.submit(
                        () -> door.post("/api/openrouter/summarize", user, ARTICLE)));
            }
            for (Future<Answer> call : calls) {
                answers.add(call.get());
            }
            done.set(true);
            seen = watch.get();
        }

        long answered =
                answers.stream().filter(answer -> answer.status() == 200).count();
        long refused = answers.stream()
                .filter(answer -> answer.status() == 402)
                .filter(answer -> answer.code().equals("budget_exhausted"))
                .count();
        assertThat(answered + refused).isEqualTo(CALLS);
        assertThat(answered).isGreaterThan(20);
        assertThat(refused).isGreaterThan(100);
        assertThat(seen).isNotEmpty().allSatisfy(sum -> assertThat(sum).isLessThanOrEqualTo(LIMIT));

        Bill.Account one = service.sandbox().bill().total();
        Bill.Account other = replica.sandbox().bill().total();
        BigDecimal billed = one.cost().add(other.cost());
        assertThat(one.calls()).isPositive();
        assertThat(other.calls()).isPositive();
        assertThat(one.calls() + other.calls()).isEqualTo(answered);
        assertThat(one("SELECT sum(cost) FROM usage.ledger WHERE user_id = ?", user))
                .isEqualByComparingTo(billed);
        assertThat(one("SELECT count(*) FROM usage.ledger WHERE user_id = ?", user))
                .isEqualByComparingTo(BigDecimal.valueOf(answered));
        assertThat(one(
                        "SELECT count(*) FROM limits.holds WHERE user_id = ? AND state = 'held'",
                        user))
                .isZero();
        assertThat(one("SELECT sum(held) FROM limits.meters WHERE scope_id = ?", user))
                .isZero();
        assertThat(one(
                        "SELECT settled FROM limits.meters WHERE scope_id = ?"
                                + " AND kind = 'daily_cost'",
                        user))
                .isEqualByComparingTo(billed);
        assertThat(one(
                        "SELECT sum(settled) FROM limits.meters WHERE scope_id = ?"
                                + " AND kind = 'requests_per_hour'",
                        user))
                .isEqualByComparingTo(BigDecimal.valueOf(answered));
        assertThat(one(
                        "SELECT sum(settled) FROM limits.meters WHERE scope_id = ?"
                                + " AND kind = 'tokens_per_hour'",
                        user))
                .isEqualByComparingTo(BigDecimal.valueOf(one.promptTokens()
                        + one.completionTokens()
                        + other.promptTokens()
                        + other.completionTokens()));
    }

    private static List<BigDecimal> watch(User user, AtomicBoolean done) throws SQLException {
        List<BigDecimal> seen = new ArrayList<>();
        try (Connection connection = service.database().connect()) {
            while (!done.get()) {
                seen.add(one(
                        connection,
                        "SELECT coalesce(sum(settled + held), 0) FROM limits.meters"
                                + " WHERE scope_id = ? AND kind = 'daily_cost'",
                        user));
            }
        }
        return seen;
    }

    private static BigDecimal one(String sql, User user) throws SQLException {
        try (Connection connection = service.database().connect()) {
            return one(connection, sql, user);
        }
    }

    private static BigDecimal one(Connection connection, String sql, User user)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, user.id());
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getBigDecimal(1);
            }
        }
    }
}
