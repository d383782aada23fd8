package com.ainews.openrouter.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ainews.openrouter.BooksAgree;
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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** 2,000 calls at once through two replicas, on a budget for about 300, watched by a third. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BudgetUnderConcurrencyTest {

    private static final int CALLS = 2_000;
    private static final BigDecimal LIMIT = new BigDecimal("0.0095");
    private static final BigDecimal NEARLY = new BigDecimal("0.9");

    /** Many more would be seen on any machine; one or two would show nothing. */
    private static final int FEWEST_LOOKS = 20;

    private static final String ARTICLE =
            "{\"articles\": [{\"content\": \"The ferry sails again after the storm. It had been in"
                    + " harbour for four days. Islanders cheered when it came.\"}], \"options\":"
                    + " {\"model\": \"openai/gpt-4o-mini\", \"summary_length\": \"short\"}}";

    /** Some that are billed although no answer arrives, some that are not, some of which nobody knows. */
    private static final Fault[] FAULTS = {
        Fault.CUT,
        Fault.NO_USAGE,
        Fault.NETWORK_ERROR_AS_STOP,
        Fault.SERVER_ERROR,
        Fault.PROVIDER_FAILED,
        Fault.OVERLOADED,
        Fault.EMPTY,
        Fault.ERROR_IN_200,
        Fault.MODERATED,
        Fault.DROP,
        Fault.SLOW,
        Fault.HANG
    };

    private static Service service;
    private static Service replica;

    @BeforeAll
    static void start() {
        service = Service.start("--openrouter.response-timeout=4s", "--openrouter.hold-lease=40s");
        replica = Service.start(
                service.database(),
                "--OPENROUTER_BASE_URL=" + service.sandbox().baseUrl(),
                "--openrouter.response-timeout=4s",
                "--openrouter.hold-lease=40s");
    }

    @AfterAll
    static void stop() {
        replica.close();
        service.close();
    }

    @BeforeEach
    void forgetTheBill() {
        service.sandbox().faults().clear();
        awaitClosedBreakers(service);
        awaitClosedBreakers(replica);
        service.sandbox().bill().clear();
    }

    /** Calls that hang end last, all together, and may leave the model's breaker open. */
    private static void awaitClosedBreakers(Service at) {
        User other = service.newUser();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> IntStream.range(0, 5)
                        .allMatch(_ -> at.post("/api/openrouter/summarize", other, ARTICLE)
                                        .status()
                                == 200));
    }

    /** A limit that is watched. */
    private record Watched(UUID scope, String kind, BigDecimal limit) {}

    @Test
    void neverSpendsMoreThanTheLimitAndAddsUpToTheBill() throws Exception {
        User user = userWithLimit();

        List<Answer> answers = callAll(List.of(List.of(user)), List.of(dailyCost(user)));

        long answered =
                answers.stream().filter(answer -> answer.status() == 200).count();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 402, 429));
        assertThat(answered).isBetween(200L, 400L);
        assertThat(bill().calls()).isEqualTo(answered);
        BooksAgree.check(service, Set.of(user));
        assertThat(sum("SELECT sum(cost) FROM usage.ledger WHERE user_id = ?", user.id()))
                .isEqualByComparingTo(bill().cost());
        assertThat(sum("SELECT count(*) FROM usage.ledger WHERE user_id = ?", user.id()))
                .isEqualByComparingTo(BigDecimal.valueOf(answered));
    }

    @Test
    void addsUpToTheBillHoweverCallsFail() throws Exception {
        User user = userWithLimit();
        service.sandbox().faults().randomly(20, 1, FAULTS);

        List<Answer> answers = callAll(List.of(List.of(user)), List.of(dailyCost(user)));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).isIn(200, 402, 422, 429, 502, 503, 504));
        assertThat(answers.stream().filter(answer -> answer.status() == 200).count())
                .isGreaterThan(100);
        assertThat(answers.stream().filter(answer -> answer.status() == 502).count())
                .isPositive();
        BooksAgree.check(service, Set.of(user));
        assertThat(cost(user, "reported").add(cost(user, "reconciled")))
                .as("all that was billed was seen or asked for")
                .isEqualByComparingTo(bill().cost());
        assertThat(cost(user, "reconciled")).isPositive();
        assertThat(cost(user, "estimated")).as("dropped, or silent").isPositive();
    }

    @Test
    void keepsTheLimitsOfUsersTheirTeamAndAnAccessTokenAtTheSameTime() throws Exception {
        User ada = service.newUser();
        User ben = service.newUser();
        User cyd = service.newUser();
        String organization = made("createOrganization(name: \"all\")");
        String team =
                made("createTeam(organizationId: \"%s\", name: \"some\")".formatted(organization));
        for (User member : List.of(ada, ben, cyd)) {
            made("assignUser(userId: \"%s\", organizationId: \"%s\", teamId: \"%s\")"
                    .formatted(member.id(), organization, team));
        }
        JsonNode issued = admin(
                        ("mutation { issueAccessToken(userId: \"%s\", label: \"limited\")"
                                        + " { secret token { id } } }")
                                .formatted(ben.id()),
                        Map.of())
                .path("issueAccessToken");
        UUID token = UUID.fromString(issued.at("/token/id").asString());
        var benByToken = new User(ben.id(), issued.path("secret").asString());
        List<Watched> watched = List.of(
                limited(ada.id(), "user", "tokens_per_hour", "8000"),
                limited(UUID.fromString(team), "team", "requests_per_hour", "150"),
                limited(token, "access_token", "monthly_cost", "0.0016"));

        List<Answer> answers =
                callAll(List.of(List.of(ada, benByToken), List.of(ada, benByToken, cyd)), watched);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 402, 429));
        assertThat(answers.stream().map(answer -> answer.body().path("scope").asString("")))
                .as("two fill limits of their own, and leave the third what the team has left")
                .contains("user", "team", "access_token");
        assertThat(answers.stream().filter(answer -> answer.status() == 200))
                .as("what the team is given, and not one call more")
                .hasSize(150);
        BooksAgree.check(service, Set.of(ada, ben, cyd));
        assertThat(sum(
                        "SELECT sum(cost) FROM usage.ledger WHERE team_id = ?",
                        UUID.fromString(team)))
                .isEqualByComparingTo(bill().cost());
    }

    private static User userWithLimit() {
        User user = service.newUser();
        service.post(
                "/api/openrouter/settings",
                user,
                "{\"usage_limits\": {\"daily_cost_limit\": %s}}".formatted(LIMIT));
        return user;
    }

    private static Watched dailyCost(User user) {
        return new Watched(user.id(), "daily_cost", LIMIT);
    }

    private static Watched limited(UUID scope, String type, String kind, String limit) {
        Map<String, String> names = Map.of(
                "tokens_per_hour", "tokensPerHour",
                "requests_per_hour", "requestsPerHour",
                "monthly_cost", "monthlyCostLimit");
        var amount = new BigDecimal(limit);
        admin(
                "mutation($scope: LimitScope!, $id: UUID!, $limits: LimitsInput!)"
                        + " { setLimits(scope: $scope, scopeId: $id, limits: $limits)"
                        + " { limits { name } } }",
                Map.of("scope", type, "id", scope, "limits", Map.of(names.get(kind), amount)));
        return new Watched(scope, kind, amount);
    }

    private static String made(String mutation) {
        return admin("mutation { made: %s { id } }".formatted(mutation), Map.of())
                .at("/made/id")
                .asString();
    }

    private static JsonNode admin(String query, Map<String, ?> variables) {
        JsonNode answer = service.graphql(Service.ADMIN_TOKEN, query, variables);
        assertThat(answer.path("errors").isMissingNode()).as("%s", answer).isTrue();
        return answer.path("data");
    }

    /**
     * All of a wave at once, and wave after wave, while another connection watches that each limit
     * is kept at every moment. Each must come near, or nothing would be shown.
     */
    private static List<Answer> callAll(List<List<User>> waves, List<Watched> limits)
            throws Exception {
        var done = new AtomicBoolean();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<List<BigDecimal>>> watch = executor.submit(() -> watch(limits, done));
            List<Answer> answers = new ArrayList<>();
            try {
                for (List<User> wave : waves) {
                    answers.addAll(callAll(wave, CALLS / waves.size(), executor));
                }
            } finally {
                done.set(true);
            }
            List<List<BigDecimal>> looks = watch.get();
            assertThat(looks).hasSizeGreaterThan(FEWEST_LOOKS);
            for (int i = 0; i < limits.size(); i++) {
                Watched limit = limits.get(i);
                int which = i;
                BigDecimal most = looks.stream()
                        .map(look -> look.get(which))
                        .reduce(BigDecimal.ZERO, BigDecimal::max);
                assertThat(most)
                        .as("%s", limit)
                        .isBetween(limit.limit().multiply(NEARLY), limit.limit());
            }
            return answers;
        }
    }

    private static List<Answer> callAll(List<User> users, int many, ExecutorService executor)
            throws ExecutionException, InterruptedException {
        List<Future<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Service door = i % 2 == 0 ? service : replica;
            User user = users.get(i / 2 % users.size());
            calls.add(executor.submit(() -> door.post("/api/openrouter/summarize", user, ARTICLE)));
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> call : calls) {
            answers.add(call.get());
        }
        return answers;
    }

    /** What each limit was at, look by look: a statement sees one state of the database. */
    private static List<List<BigDecimal>> watch(List<Watched> limits, AtomicBoolean done)
            throws SQLException {
        List<List<BigDecimal>> looks = new ArrayList<>();
        try (Connection connection = service.database().connect();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT scope_id, kind, sum(settled + held) AS used FROM limits.meters"
                                + " GROUP BY scope_id, kind")) {
            while (!done.get()) {
                List<BigDecimal> used = new ArrayList<>();
                for (int i = 0; i < limits.size(); i++) {
                    used.add(BigDecimal.ZERO);
                }
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        for (int i = 0; i < limits.size(); i++) {
                            Watched limit = limits.get(i);
                            if (limit.scope().equals(row.getObject("scope_id", UUID.class))
                                    && limit.kind().equals(row.getString("kind"))) {
                                used.set(i, row.getBigDecimal("used"));
                            }
                        }
                    }
                }
                looks.add(used);
            }
        }
        return looks;
    }

    private static Bill.Account bill() {
        return service.sandbox().bill().total();
    }

    private static BigDecimal cost(User user, String source) throws SQLException {
        return sum(
                "SELECT sum(cost) FROM usage.ledger WHERE source = '" + source
                        + "' AND user_id = ?",
                user.id());
    }

    private static BigDecimal sum(String sql, UUID id) throws SQLException {
        try (Connection connection = service.database().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                BigDecimal sum = result.getBigDecimal(1);
                return sum == null ? BigDecimal.ZERO : sum;
            }
        }
    }
}
