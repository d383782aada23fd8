package com.ainews.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.usage.ReconcileCalls;
import com.ainews.openrouter.usage.SettleLostCalls;
import com.ainews.sandbox.Bill.Charge;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Compares, when a test has ended, the books of all users that it made: the ledger is the sandbox's
 * bill to the last digit, nothing is held any more, and the meters are the sums of the ledger.
 */
public final class BooksAgree implements TestInstancePreConstructCallback, AfterEachCallback {

    /** What is asked of OpenRouter is known by then, where a test is about that. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What is not known by then counts as an estimate, which may be more than the bill. */
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(4);

    private static final String LEDGER = "SELECT model, generation_id, source, cost,"
            + " prompt_tokens + completion_tokens AS tokens FROM usage.ledger"
            + " WHERE user_id = ? AND source <> 'cached'";
    private static final String HELD =
            "SELECT count(*) FROM limits.holds WHERE user_id = ? AND state = 'held'";
    private static final String END_LEASES =
            "UPDATE limits.holds SET lease_until = now() - interval '1 minute'"
                    + " WHERE user_id = ? AND state = 'held'";
    private static final String METERS = "SELECT kind, sum(settled) AS settled, sum(held) AS held"
            + " FROM limits.meters WHERE scope_id = ? GROUP BY kind";

    /** A line of the ledger. */
    private record Line(
            String model,
            @Nullable String generation,
            String source,
            BigDecimal cost,
            long tokens) {

        boolean isEstimated() {
            return source.equals("estimated");
        }
    }

    @Override
    public void preConstructTestInstance(
            TestInstanceFactoryContext factory, ExtensionContext context) {
        Service.forgetNewUsers();
    }

    @Override
    public void afterEach(ExtensionContext context) throws SQLException, InterruptedException {
        for (Map.Entry<Service, Set<User>> made : Service.newUsers().entrySet()) {
            if (made.getKey().isOpen()) {
                check(made.getKey(), made.getValue(), SHORT_PATIENCE);
            }
        }
    }

    /** The same for a service that ends before the test does. */
    public static void check(Service service, Set<User> users)
            throws SQLException, InterruptedException {
        check(service, users, PATIENCE);
    }

    private static void check(Service service, Set<User> users, Duration patience)
            throws SQLException, InterruptedException {
        Set<UUID> ids = users.stream().map(User::id).collect(Collectors.toSet());
        try (Connection connection = service.database().connect()) {
            endCalls(service, connection, ids, patience);
            for (UUID id : ids) {
                compare(connection, id, service.sandbox().bill().charges());
            }
        }
    }

    /** What nobody can be asked for ends with its lease, which is not waited for. */
    private static void endCalls(
            Service service, Connection connection, Set<UUID> users, Duration patience)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (held(connection, users) > 0 && System.nanoTime() < end) {
            service.bean(ReconcileCalls.class).reconcile();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        for (UUID user : users) {
            try (PreparedStatement statement = connection.prepareStatement(END_LEASES)) {
                statement.setObject(1, user);
                statement.executeUpdate();
            }
        }
        service.bean(SettleLostCalls.class).settleAll();
        assertThat(held(connection, users)).as("holds left").isZero();
    }

    private static long held(Connection connection, Set<UUID> users) throws SQLException {
        long held = 0;
        for (UUID user : users) {
            held += rows(connection, HELD, user, row -> row.getLong(1)).getFirst();
        }
        return held;
    }

    private static void compare(Connection connection, UUID user, List<Charge> bill)
            throws SQLException {
        List<Charge> charges = bill.stream()
                .filter(charge -> charge.user().equals(user.toString()))
                .toList();
        List<Line> ledger = rows(
                connection,
                LEDGER,
                user,
                row -> new Line(
                        row.getString("model"),
                        row.getString("generation_id"),
                        row.getString("source"),
                        row.getBigDecimal("cost"),
                        row.getLong("tokens")));
        compareByGeneration(ledger, bill);
        everyChargeIsCovered(ledger, charges);
        compareWithMeters(connection, user, ledger);
    }

    private static void compareByGeneration(List<Line> ledger, List<Charge> bill) {
        Map<String, Charge> charged =
                bill.stream().collect(Collectors.toMap(Charge::generationId, Function.identity()));
        for (Line line : ledger) {
            Charge charge = line.generation() == null ? null : charged.get(line.generation());
            if (charge == null) {
                assertThat(line.isEstimated() || line.cost().signum() == 0)
                        .as("what was not billed costs nothing: %s", line)
                        .isTrue();
            } else if (line.isEstimated()) {
                assertThat(line.cost()).as("%s", line).isGreaterThanOrEqualTo(charge.cost());
            } else {
                assertThat(line.cost()).as("%s", line).isEqualByComparingTo(charge.cost());
            }
        }
        assertThat(ledger.stream().map(Line::generation).filter(id -> id != null))
                .as("generations")
                .doesNotHaveDuplicates();
    }

    /** By an estimate of its own that is no less, where no line names it. */
    private static void everyChargeIsCovered(List<Line> ledger, List<Charge> charges) {
        Set<String> named = new HashSet<>();
        List<Line> estimates = new ArrayList<>();
        for (Line line : ledger) {
            if (line.generation() != null) {
                named.add(line.generation());
            } else if (line.isEstimated()) {
                estimates.add(line);
            }
        }
        List<Charge> unseen = charges.stream()
                .filter(charge -> !named.contains(charge.generationId()))
                .sorted(Comparator.comparing(Charge::cost).reversed())
                .toList();
        estimates.sort(Comparator.comparing(Line::cost).reversed());
        for (Charge charge : unseen) {
            Line cover = estimates.stream()
                    .filter(line -> line.model().equals(charge.model()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No line stands for " + charge));
            assertThat(cover.cost()).as("%s", charge).isGreaterThanOrEqualTo(charge.cost());
            estimates.remove(cover);
        }
    }

    private static void compareWithMeters(Connection connection, UUID user, List<Line> ledger)
            throws SQLException {
        BigDecimal cost = ledger.stream().map(Line::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        long tokens = ledger.stream().mapToLong(Line::tokens).sum();
        Map<String, BigDecimal> expected = Map.of(
                "daily_cost",
                cost,
                "monthly_cost",
                cost,
                "requests_per_hour",
                BigDecimal.valueOf(ledger.size()),
                "tokens_per_hour",
                BigDecimal.valueOf(tokens));
        List<String> meters = rows(connection, METERS, user, row -> {
            String kind = row.getString("kind");
            assertThat(row.getBigDecimal("held")).as("held of %s", kind).isZero();
            assertThat(row.getBigDecimal("settled"))
                    .as("%s of %s", kind, user)
                    .isEqualByComparingTo(expected.get(kind));
            return kind;
        });
        if (!ledger.isEmpty()) {
            assertThat(meters).containsExactlyInAnyOrderElementsOf(expected.keySet());
        }
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> rows(Connection connection, String sql, UUID user, Reader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, user);
            try (ResultSet row = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (row.next()) {
                    found.add(reader.read(row));
                }
                return found;
            }
        }
    }
}
