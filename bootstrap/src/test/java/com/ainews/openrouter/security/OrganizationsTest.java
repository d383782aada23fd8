package com.ainews.openrouter.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.access.AuthenticateToken;
import com.ainews.openrouter.access.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Organisations, teams and who belongs to them, as administrators see and change them. */
class OrganizationsTest {

    private static final String ASSIGN =
            "mutation($user: UUID!, $organization: UUID, $team: UUID) { assignUser(userId: $user,"
                    + " organizationId: $organization, teamId: $team)"
                    + " { id name administrator organizationId teamId } }";

    private final Service service = Service.shared();
    private final String prefix = UUID.randomUUID().toString();

    @Test
    void whatIsCreatedIsListedByName() {
        String b = createOrganization("b");
        String a = createOrganization("a");
        String sport = createTeam(a, "sport");
        String desk = createTeam(a, "desk");
        createTeam(b, "desk");

        JsonNode page = admin(
                "query($after: String!) { organizations(first: 2, after: $after)"
                        + " { id name createdAt } }",
                Map.of("after", prefix));
        assertThat(page.at("/data/organizations/0/id").asString()).isEqualTo(a);
        assertThat(page.at("/data/organizations/0/name").asString()).isEqualTo(prefix + "a");
        assertThat(page.at("/data/organizations/0/createdAt").isString()).isTrue();
        assertThat(page.at("/data/organizations/1/id").asString()).isEqualTo(b);

        JsonNode teams = admin(
                "query($id: UUID!) { teams(organizationId: $id) { id organizationId name } }",
                Map.of("id", a));
        assertThat(teams.at("/data/teams")).hasSize(2);
        assertThat(teams.at("/data/teams/0/id").asString()).isEqualTo(desk);
        assertThat(teams.at("/data/teams/0/organizationId").asString()).isEqualTo(a);
        assertThat(teams.at("/data/teams/1/id").asString()).isEqualTo(sport);
    }

    @Test
    void anAssignmentCountsFromTheNextCallOn() {
        User user = service.newUser();
        String organization = createOrganization("a");
        String team = createTeam(organization, "desk");
        assertThat(caller(user).organization()).isNull();

        JsonNode assigned = assign(user, organization, team);

        assertThat(assigned.at("/data/assignUser/id").asString())
                .isEqualTo(user.id().toString());
        assertThat(assigned.at("/data/assignUser/organizationId").asString())
                .isEqualTo(organization);
        assertThat(assigned.at("/data/assignUser/teamId").asString()).isEqualTo(team);
        assertThat(caller(user).payer().organization()).hasToString(organization);
        assertThat(caller(user).payer().team()).hasToString(team);
        assertThat(service.get("/api/openrouter/limits", user).status()).isEqualTo(200);

        JsonNode cleared = admin(ASSIGN, Map.of("user", user.id(), "organization", organization));

        assertThat(cleared.at("/data/assignUser/teamId").isNull()).isTrue();
        assertThat(caller(user).organization()).hasToString(organization);
        assertThat(assign(user, null, null)
                        .at("/data/assignUser/organizationId")
                        .isNull())
                .isTrue();
        assertThat(caller(user).organization()).isNull();
    }

    @Test
    void usersShowWhereTheyBelong() {
        String name = prefix + "ada";
        JsonNode created = admin(
                "mutation($name: String!) { createUser(name: $name)"
                        + " { id organizationId teamId } }",
                Map.of("name", name));
        assertThat(created.at("/data/createUser/organizationId").isNull()).isTrue();
        String organization = createOrganization("a");
        admin(
                ASSIGN,
                Map.of(
                        "user",
                        created.at("/data/createUser/id").asString(),
                        "organization",
                        organization));

        JsonNode page = admin(
                "query($after: String!) { users(first: 1, after: $after)"
                        + " { name organizationId teamId } }",
                Map.of("after", prefix));

        assertThat(page.at("/data/users/0/name").asString()).isEqualTo(name);
        assertThat(page.at("/data/users/0/organizationId").asString()).isEqualTo(organization);
        assertThat(page.at("/data/users/0/teamId").isNull()).isTrue();
    }

    @Test
    void aTeamIsAlwaysInsideTheOrganization() {
        User user = service.newUser();
        String organization = createOrganization("a");
        String team = createTeam(organization, "desk");

        JsonNode another = assign(user, createOrganization("b"), team);
        JsonNode without = assign(user, null, team);

        assertThat(code(another)).isEqualTo("validation_failed");
        assertThat(field(another)).isEqualTo("teamId");
        assertThat(code(without)).isEqualTo("validation_failed");
        assertThat(field(without)).isEqualTo("organizationId");
        assertThat(caller(user).organization()).isNull();
    }

    @Test
    void whatThereIsNotIsNotFound() {
        User user = service.newUser();
        String organization = createOrganization("a");
        String unknown = UUID.randomUUID().toString();

        assertThat(code(assign(user, unknown, null))).isEqualTo("not_found");
        assertThat(code(assign(user, organization, unknown))).isEqualTo("not_found");
        assertThat(code(admin(ASSIGN, Map.of("user", unknown)))).isEqualTo("not_found");
        assertThat(code(team(unknown, "desk"))).isEqualTo("not_found");
        assertThat(code(admin(
                        "query($id: UUID!) { teams(organizationId: $id) { id } }",
                        Map.of("id", unknown))))
                .isEqualTo("not_found");
    }

    @Test
    void aNameIsTakenOnlyOnceWhereItCounts() {
        String organization = createOrganization("a");
        createTeam(organization, "desk");

        assertThat(code(organization(prefix + "a"))).isEqualTo("already_exists");
        assertThat(code(team(organization, "desk"))).isEqualTo("already_exists");
        assertThat(createTeam(createOrganization("b"), "desk")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mutation { createOrganization(name: \"  \") { id } } | name",
                "mutation { createOrganization(name: \"a\\u0000b\") { id } } | name",
                "mutation { createUser(name: \"a\\u0000b\") { id } } | name",
                "mutation { createTeam(organizationId: \"%1$s\", name: \"\") { id } } | name",
                "mutation { createTeam(organizationId: \"%1$s\", name: \"%2$s\") { id } } | name",
                "{ organizations(first: 0) { id } } | first",
                "{ teams(organizationId: \"%1$s\", first: 201) { id } } | first"
            })
    void namesTheInvalidField(String query, String field) {
        String organization = createOrganization("a");

        JsonNode answer = admin(query.formatted(organization, "x".repeat(101)), Map.of());

        assertThat(code(answer)).isEqualTo("validation_failed");
        assertThat(field(answer)).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ teams(organizationId: \"acme\") { id } }",
                "{ teams { id } }",
                "mutation { createOrganization { id } }",
                "mutation { assignUser(userId: \"ada\") { id } }"
            })
    void refusesWhatIsNotOfTheRightType(String query) {
        assertThat(code(admin(query, Map.of()))).isEqualTo("validation_failed");
    }

    private Caller caller(User user) {
        return service.bean(AuthenticateToken.class).authenticate(user.token()).orElseThrow();
    }

    private String createOrganization(String name) {
        return organization(prefix + name).at("/data/createOrganization/id").asString();
    }

    private String createTeam(String organization, String name) {
        return team(organization, name).at("/data/createTeam/id").asString();
    }

    private JsonNode organization(String name) {
        return admin(
                "mutation($name: String!) { createOrganization(name: $name) { id } }",
                Map.of("name", name));
    }

    private JsonNode team(String organization, String name) {
        return admin(
                "mutation($id: UUID!, $name: String!)"
                        + " { createTeam(organizationId: $id, name: $name) { id } }",
                Map.of("id", organization, "name", name));
    }

    private JsonNode assign(User user, @Nullable String organization, @Nullable String team) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("user", user.id());
        variables.put("organization", organization);
        variables.put("team", team);
        return admin(ASSIGN, variables);
    }

    private JsonNode admin(String query, Map<String, ?> variables) {
        return service.graphql(Service.ADMIN_TOKEN, query, variables);
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asString();
    }

    private static String field(JsonNode answer) {
        return answer.at("/errors/0/extensions/violations/0/field").asString();
    }
}
