package com.ainews.openrouter.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import com.ainews.sandbox.Bill;
import com.ainews.sandbox.Fault;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 2,000 calls at once through two replicas, on a budget for about 300, watched by a third. */
class BudgetUnderConcurrencyTest {

    private static final int CALLS = 2_000;
    private static final BigDecimal LIMIT = new BigDecimal("0.0095");
    private static final String ARTICLE =
            "{\"articles\": [{\"content\": \"The ferry sails again after the storm. It had been in"
                    + " harbour for four days. Islanders cheered when it came.\"}], \"options\":"
                    + " {\"model\": \"openai/gpt-4o-mini\", \"summary_length\": \"short\"}}";

    /** Some that are billed although no answer arrives, some that are not. */
    private static final Fault[] FAULTS = {
        Fault.CUT,
        Fault.NO_USAGE,
        Fault.NETWORK_ERROR_AS_STOP,
        Fault.SERVER_ERROR,
        Fault.PROVIDER_FAILED,
        Fault.OVERLOADED,
        Fault.EMPTY,
        Fault.ERROR_IN_200,
        Fault.MODERATED
    };

    private static Service service;
    private static Service replica;

    @BeforeAll
    static void start() {
        service = Service.start();
        replica = Service.start(
                service.database(), "--OPENROUTER_BASE_URL=" + service.sandbox().baseUrl());
    }

    @AfterAll
    static void stop() {
        replica.close();
        service.close();
    }

    @BeforeEach
    void forgetTheBill() {
        service.sandbox().bill().clear();
        service.sandbox().faults().clear();
    }

    @Test
    void neverSpendsMoreThanTheLimitAndAddsUpToTheBill() throws Exception {
        User user = userWithLimit();

        List<Answer> answers = callAll(user);

        long answered =
                answers.stream().filter(answer -> answer.status() == 200).count();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 402, 429));
        assertThat(answered).isBetween(200L, 400L);
        assertThat(bill().calls()).isEqualTo(answered);
        addsUpToTheBill(user);
        assertThat(one("SELECT count(*) FROM usage.ledger WHERE user_id = ?", user))
                .isEqualByComparingTo(BigDecimal.valueOf(answered));
        assertThat(one(
                        "SELECT sum(settled) FROM limits.meters WHERE scope_id = ?"
                                + " AND kind = 'requests_per_hour'",
                        user))
                .isEqualByComparingTo(BigDecimal.valueOf(answered));
    }

    @Test
    void addsUpToTheBillHoweverCallsFail() throws Exception {
        User user = userWithLimit();
        service.sandbox().faults().randomly(15, 1, FAULTS);

        List<Answer> answers = callAll(user);

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).isIn(200, 402, 422, 429, 502, 503));
        assertThat(answers.stream().filter(answer -> answer.status() == 200).count())
                .isGreaterThan(100);
        assertThat(answers.stream().filter(answer -> answer.status() == 502).count())
                .isPositive();
        await().atMost(Duration.ofSeconds(60)).until(() -> holdsLeft(user) == 0);
        addsUpToTheBill(user);
        assertThat(one(
                        "SELECT count(*) FROM usage.ledger WHERE user_id = ?"
                                + " AND source = 'reconciled'",
                        user))
                .isPositive();
        assertThat(one(
                        "SELECT count(*) FROM usage.ledger WHERE user_id = ?"
                                + " AND source = 'estimated'",
                        user))
                .isZero();
    }

    private static User userWithLimit() {
        User user = service.newUser();
        service.post(
                "/api/openrouter/settings",
                user,
                "{\"usage_limits\": {\"daily_cost_limit\": %s}}".formatted(LIMIT));
        return user;
    }

    /** All at once, while another connection watches that the limit is kept at every moment. */
    private static List<Answer> callAll(User user) throws Exception {
        var done = new AtomicBoolean();
        List<Answer> answers = new ArrayList<>();
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
            assertThat(watch.get())
                    .isNotEmpty()
                    .allSatisfy(sum -> assertThat(sum).isLessThanOrEqualTo(LIMIT));
        }
        return answers;
    }

    private static Bill.Account bill() {
        return service.sandbox().bill().total();
    }

    private static long holdsLeft(User user) throws SQLException {
        return one("SELECT count(*) FROM limits.holds WHERE user_id = ? AND state = 'held'", user)
                .longValue();
    }

    private static void addsUpToTheBill(User user) throws SQLException {
        BigDecimal billed = bill().cost();
        assertThat(one("SELECT sum(cost) FROM usage.ledger WHERE user_id = ?", user))
                .isEqualByComparingTo(billed);
        assertThat(holdsLeft(user)).isZero();
        assertThat(one("SELECT sum(held) FROM limits.meters WHERE scope_id = ?", user))
                .isZero();
        assertThat(one(
                        "SELECT sum(settled) FROM limits.meters WHERE scope_id = ?"
                                + " AND kind = 'daily_cost'",
                        user))
                .isEqualByComparingTo(billed);
        assertThat(one(
                        "SELECT sum(settled) FROM limits.meters WHERE scope_id = ?"
                                + " AND kind = 'tokens_per_hour'",
                        user))
                .isEqualByComparingTo(
                        BigDecimal.valueOf(bill().promptTokens() + bill().completionTokens()));
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
