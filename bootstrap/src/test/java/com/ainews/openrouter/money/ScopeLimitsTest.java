package com.ainews.openrouter.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.BooksAgree;
import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Limits of teams, organisations and access tokens, and what administrators set for users. */
@ExtendWith(BooksAgree.class)
class ScopeLimitsTest {

    private static final String SET =
            "mutation($scope: LimitScope!, $id: UUID!, $limits: LimitsInput!) {"
                    + " setLimits(scope: $scope, scopeId: $id, limits: $limits) {"
                    + " limits { name limit cap settled } } }";

    private final Service service = service();

    /** Another one's where the same is tested of it. */
    Service service() {
        return Service.shared();
    }

    @Test
    void aTeamsLimitIsForAllItsMembersTogether() {
        User ada = service.newUser();
        User ben = service.newUser();
        String organization = created("createOrganization(name: \"%s\")");
        String team = created(
                "createTeam(organizationId: \"%s\", name: \"%%s\")".formatted(organization));
        for (User member : new User[] {ada, ben}) {
            admin(
                    "mutation { assignUser(userId: \"%s\", organizationId: \"%s\", teamId: \"%s\") { id } }"
                            .formatted(member.id(), organization, team));
        }
        set("team", team, Map.of("requestsPerHour", 2));

        assertThat(summarize(ada).status()).isEqualTo(200);
        assertThat(summarize(ben).status()).isEqualTo(200);
        Answer third = summarize(ada);

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.code()).isEqualTo("rate_limit_exceeded");
        assertThat(third.body().path("scope").asString()).isEqualTo("team");
        assertThat(third.body().path("scope_id").asString()).isEqualTo(team);
        assertThat(third.body().path("waiting_helps").asBoolean()).isFalse();
        assertThat(third.headers().get("ratelimit-policy"))
                .containsExactly("\"team.requests_per_hour\";q=2;qu=\"requests\";w=3600");
        assertThat(String.valueOf(third.headers().get("ratelimit")))
                .matches("\\[\"team\\.requests_per_hour\";r=0;t=\\d+\\]");
        assertThat(third.headers()).containsKey("retry-after");
        JsonNode extensions = service.graphql(
                        ada.token(),
                        "mutation { summarizeArticles(articles: [{content: \"It rained.\"}]) { requestId } }",
                        Map.of())
                .at("/errors/0/extensions");
        assertThat(extensions.path("scope").asString()).isEqualTo("team");
        assertThat(extensions.path("limitName").asString()).isEqualTo("requests_per_hour");
        assertThat(extensions.path("waitingHelps").asBoolean()).isFalse();
        assertThat(limit(ben, "team", "requests_per_hour").path("settled").asInt())
                .isEqualTo(2);
        assertThat(limit(ben, "organization", "requests_per_hour")
                        .path("settled")
                        .asInt())
                .isEqualTo(2);
        assertThat(limit(ben, "user", "requests_per_hour").path("settled").asInt())
                .isEqualTo(1);
    }

    @Test
    void anAccessTokenCanBeLimitedByItself() {
        User user = service.newUser();
        JsonNode issued = admin(
                        "mutation { issueAccessToken(userId: \"%s\", label: \"other\") { secret token { id } } }"
                                .formatted(user.id()))
                .path("issueAccessToken");
        var other = new User(user.id(), issued.path("secret").asString());
        set("access_token", issued.at("/token/id").asString(), Map.of("monthlyCostLimit", 0));

        assertThat(summarize(other).status()).isEqualTo(402);
        assertThat(summarize(other).body().path("scope").asString()).isEqualTo("access_token");
        assertThat(summarize(user).status()).isEqualTo(200);
    }

    @Test
    void whatAnAdministratorSetsCapsWhatTheUserSets() {
        User user = service.newUser();
        settings(user, "{\"usage_limits\": {\"daily_cost_limit\": 5, \"requests_per_hour\": 3}}");
        set("user", user.id().toString(), Map.of("dailyCostLimit", 0.25, "requestsPerHour", 50));

        JsonNode cost = limit(user, "user", "daily_cost_limit");
        JsonNode requests = limit(user, "user", "requests_per_hour");

        assertThat(cost.path("limit").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(cost.path("own").decimalValue()).isEqualByComparingTo("5");
        assertThat(cost.path("cap").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(requests.path("limit").asInt()).isEqualTo(3);
        JsonNode audit = admin(
                        "{ limitsAudit(limit: 1) { scope scopeId before { dailyCostLimit } after { dailyCostLimit } } }")
                .at("/limitsAudit/0");
        assertThat(audit.path("scopeId").asString()).isEqualTo(user.id().toString());
        assertThat(audit.at("/before/dailyCostLimit").isNull()).isTrue();
        assertThat(audit.at("/after/dailyCostLimit").decimalValue()).isEqualByComparingTo("0.25");
    }

    @Test
    void badLimitsChangeNothing() {
        User user = service.newUser();
        String id = user.id().toString();

        assertThat(problem(service.graphql(
                        Service.ADMIN_TOKEN,
                        SET,
                        variables("user", id, Map.of("dailyCostLimit", -1)))))
                .isEqualTo("validation_failed");
        assertThat(problem(service.graphql(
                        Service.ADMIN_TOKEN,
                        SET,
                        variables("user", id, Map.of("requestsPerHour", 1.5)))))
                .isEqualTo("validation_failed");
        assertThat(problem(service.graphql(
                        Service.ADMIN_TOKEN,
                        SET,
                        variables("team", UUID.randomUUID().toString(), Map.of()))))
                .isEqualTo("not_found");
        assertThat(problem(service.graphql(
                        user.token(), SET, variables("user", id, Map.of("dailyCostLimit", 100)))))
                .isEqualTo("forbidden");
        assertThat(limit(user, "user", "daily_cost_limit").path("limit").isNull())
                .isTrue();
    }

    @Test
    void aShorterAnswerIsGivenWhereCostsAreToBeSavedAndTheAnswerSaysSo() {
        User user = service.newUser();
        settings(
                user,
                "{\"usage_limits\": {\"daily_cost_limit\": 0.0004}, \"preferences\": {\"max_tokens\": 4000}}");
        assertThat(summarize(user).status()).isEqualTo(402);

        settings(user, "{\"preferences\": {\"cost_optimization\": true}}");
        JsonNode summary = summarize(user).body().at("/summaries/0");

        assertThat(summary.at("/max_tokens_reduced/wanted").asInt()).isEqualTo(4000);
        assertThat(summary.at("/max_tokens_reduced/granted").asInt()).isBetween(256, 700);
        settings(user, "{\"usage_limits\": {\"daily_cost_limit\": 0.0002}}");
        assertThat(summarize(user).status()).as("below the floor").isEqualTo(402);
    }

    private Answer summarize(User user) {
        return service.post("/api/openrouter/summarize", user, """
                {"articles": [{"content": "The well is deep. Its water is cold in summer."}],
                 "options": {"model": "openai/gpt-4o-mini"}}
                """);
    }

    private void settings(User user, String body) {
        assertThat(service.post("/api/openrouter/settings", user, body).status())
                .isEqualTo(200);
    }

    private JsonNode limit(User user, String scope, String name) {
        return service.get("/api/openrouter/limits", user)
                .body()
                .path("limits")
                .valueStream()
                .filter(limit -> limit.path("scope").asString().equals(scope))
                .filter(limit -> limit.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String created(String mutation) {
        JsonNode data = admin("mutation { made: %s { id } }"
                .formatted(mutation.formatted("name-" + UUID.randomUUID())));
        return data.at("/made/id").asString();
    }

    private void set(String scope, String id, Map<String, ?> limits) {
        JsonNode answer = service.graphql(Service.ADMIN_TOKEN, SET, variables(scope, id, limits));
        assertThat(answer.path("errors").isMissingNode()).as("%s", answer).isTrue();
    }

    private static Map<String, ?> variables(String scope, String id, Map<String, ?> limits) {
        return Map.of("scope", scope, "id", id, "limits", limits);
    }

    private JsonNode admin(String query) {
        return service.graphql(Service.ADMIN_TOKEN, query, Map.of()).path("data");
    }

    private static String problem(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asString();
    }
}
