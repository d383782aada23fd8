package com.ainews.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Those who make calls, made as an administrator would.
 *
 * @param scopes all that have limits: the users, the team that some of them share, access tokens
 */
record People(List<Customer> customers, List<Scope> scopes) {

    private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

    /** So many users, of whom each makes about so many calls. */
    static People make(Door door, int users, long calls) throws InterruptedException {
        return new Maker(door, calls).make(users);
    }

    private static final class Maker {

        private final Door door;
        private final long calls;
        private final List<Customer> customers = new ArrayList<>();
        private final List<Scope> scopes = new ArrayList<>();
        private final List<Customer> team = new ArrayList<>();

        Maker(Door door, long calls) {
            this.door = door;
            this.calls = calls;
        }

        People make(int users) throws InterruptedException {
            for (int i = 0; i < users; i++) {
                customer(i);
            }
            if (!team.isEmpty()) {
                team();
            }
            return new People(List.copyOf(customers), List.copyOf(scopes));
        }

        private void customer(int number) throws InterruptedException {
            String name = "user " + (number + 1);
            UUID id = id(graphql("mutation { it: createUser(name: \"%s\") { id } }", name));
            JsonNode issued = graphql(
                    "mutation { it: issueAccessToken(userId: \"%s\", label: \"chaos\")"
                            + " { secret token { id } } }",
                    id);
            String secret = issued.path("secret").asString();
            var user = new Scope(name, id, Customer.limits(number, calls));
            ObjectNode settings = Door.JSON.createObjectNode();
            ObjectNode limits = settings.putObject("usage_limits");
            user.limits().forEach((kind, limit) -> limits.put(kind.setting(), limit));
            door.demand("/api/openrouter/settings", secret, settings.toString());
            var customer = new Customer(user, secret);
            customers.add(customer);
            scopes.add(user);
            if (Customer.hasLimitedToken(number)) {
                UUID token = UUID.fromString(issued.at("/token/id").asString());
                limit("access_token", "the access token of " + name, token, Kind.MONTHLY_COST, 1);
            }
            if (Customer.isInTeam(number)) {
                team.add(customer);
            }
        }

        private void team() throws InterruptedException {
            UUID organization =
                    id(graphql("mutation { it: createOrganization(name: \"%s\") { id } }", "all"));
            UUID id = id(graphql(
                    "mutation { it: createTeam(organizationId: \"%s\", name: \"%s\") { id } }",
                    organization, "some"));
            for (Customer member : team) {
                graphql(
                        "mutation { it: assignUser(userId: \"%s\", organizationId: \"%s\","
                                + " teamId: \"%s\") { id } }",
                        member.id(), organization, id);
            }
            limit("team", "a team of " + team.size(), id, Kind.REQUESTS_PER_HOUR, team.size());
        }

        private void limit(String type, String name, UUID id, Kind tight, int callers)
                throws InterruptedException {
            Map<Kind, BigDecimal> limits = Customer.tight(tight, calls * callers);
            ObjectNode input = Door.JSON.createObjectNode();
            limits.forEach((kind, limit) -> input.put(camelCase(kind.setting()), limit));
            ObjectNode request = Door.JSON.createObjectNode();
            request.put(
                    "query",
                    "mutation($scope: LimitScope!, $id: UUID!, $limits: LimitsInput!)"
                            + " { setLimits(scope: $scope, scopeId: $id, limits: $limits)"
                            + " { limits { name } } }");
            request.putObject("variables")
                    .put("scope", type)
                    .put("id", id.toString())
                    .set("limits", input);
            door.demand("/graphql", Cluster.ADMIN_TOKEN, request.toString());
            scopes.add(new Scope(name, id, limits));
        }

        private JsonNode graphql(String query, Object... facts) throws InterruptedException {
            String body = Door.JSON
                    .createObjectNode()
                    .put("query", query.formatted(facts))
                    .toString();
            return door.demand("/graphql", Cluster.ADMIN_TOKEN, body).at("/data/it");
        }

        private static UUID id(JsonNode made) {
            return UUID.fromString(made.path("id").asString());
        }

        private static String camelCase(String name) {
            return NEXT_WORD
                    .matcher(name)
                    .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
        }
    }
}
