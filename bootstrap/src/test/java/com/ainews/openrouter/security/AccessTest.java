package com.ainews.openrouter.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AccessTest {

    private final Service service = Service.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/openrouter/settings",
                "/api/openrouter/settings/audit",
                "/api/openrouter/models",
                "/api/openrouter/models/openai/gpt-4o-mini",
                "/api/openrouter/limits",
                "/api/openrouter/usage",
                "/api/openrouter/ledger",
                "/graphql",
                "/actuator/prometheus",
                "/nowhere"
            })
    void nothingIsOpenWithoutAToken(String path) {
        Answer answer = service.rest("GET", path, null, null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(answer.headers().get("www-authenticate")).containsExactly("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/openrouter/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/v3/api-docs",
                "/graphiql/index.html"
            })
    void healthAndDocumentationAreOpen(String path) {
        assertThat(service.http(path).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatNobodyIssuedIsRefused() {
        assertThat(service.rest("GET", "/api/openrouter/limits", "ori_" + "x".repeat(43), null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        User user = service.newUser();
        JsonNode issued = admin(
                "mutation($id: UUID!) { issueAccessToken(userId: $id, label: \"second\")"
                        + " { secret token { id } } }",
                Map.of("id", user.id()));
        String token = issued.at("/data/issueAccessToken/secret").asString();
        String id = issued.at("/data/issueAccessToken/token/id").asString();
        assertThat(service.rest("GET", "/api/openrouter/limits", token, null).status())
                .isEqualTo(200);

        JsonNode revoked = admin(
                "mutation($id: UUID!) { revokeAccessToken(tokenId: $id) { revokedAt } }",
                Map.of("id", id));

        assertThat(revoked.at("/data/revokeAccessToken/revokedAt").isString()).isTrue();
        JsonNode tokens = admin(
                "query($id: UUID!) { accessTokens(userId: $id) { id label revokedAt } }",
                Map.of("id", user.id()));
        assertThat(tokens.at("/data/accessTokens/0/id").asString()).isEqualTo(id);
        assertThat(tokens.at("/data/accessTokens/1/revokedAt").isNull()).isTrue();
        assertThat(service.rest("GET", "/api/openrouter/limits", token, null).status())
                .isEqualTo(401);
        assertThat(service.get("/api/openrouter/limits", user).status()).isEqualTo(200);
    }

    @Test
    void anExpiryInThePastIsInvalid() {
        JsonNode refused = admin(
                "mutation($id: UUID!) { issueAccessToken(userId: $id, label: \"late\","
                        + " expiresAt: \"2020-01-01T00:00:00Z\") { secret } }",
                Map.of("id", service.newUser().id()));

        assertThat(refused.at("/errors/0/extensions/code").asString())
                .isEqualTo("validation_failed");
        assertThat(refused.at("/errors/0/extensions/violations/0/field").asString())
                .isEqualTo("expiresAt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { createUser(name: \"mallory\") { id } }",
                "mutation { issueAccessToken(userId: \"%s\", label: \"x\") { secret } }",
                "mutation { revokeAccessToken(tokenId: \"%s\") { id } }",
                "{ users { id } }",
                "{ accessTokens(userId: \"%s\") { id } }",
                "mutation { createOrganization(name: \"mallory\") { id } }",
                "mutation { createTeam(organizationId: \"%s\", name: \"mallory\") { id } }",
                "mutation { assignUser(userId: \"%s\") { id } }",
                "{ organizations { id } }",
                "{ teams(organizationId: \"%s\") { id } }",
                "{ openrouterErrors { id } }"
            })
    void whatAdministratorsDoIsForbiddenToUsers(String query) {
        User user = service.newUser();

        JsonNode answer = service.graphql(user.token(), query.formatted(user.id()), Map.of());

        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("forbidden");
    }

    @Test
    void metricsAreForAdministrators() {
        assertThat(service.rest("GET", "/actuator/prometheus", service.newUser().token(), null)
                        .code())
                .isEqualTo("forbidden");
    }

    @Test
    void aNameCanBeTakenOnlyOnce() {
        Map<String, ?> name = Map.of("name", "twin-" + UUID.randomUUID());
        String create = "mutation($name: String!) { createUser(name: $name) { id } }";
        admin(create, name);

        assertThat(admin(create, name).at("/errors/0/extensions/code").asString())
                .isEqualTo("already_exists");
    }

    private JsonNode admin(String query, Map<String, ?> variables) {
        return service.graphql(Service.ADMIN_TOKEN, query, variables);
    }
}
