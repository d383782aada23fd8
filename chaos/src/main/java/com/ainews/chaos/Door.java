package com.ainews.chaos;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The service as its clients see it: over HTTP, through whichever replica answers. */
final class Door implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final List<Replica> replicas;

    Door(List<Replica> replicas) {
        this.replicas = replicas;
    }

    /** What became of a request, as far as a client can know. */
    sealed interface Result {

        record Answered(JsonNode body) implements Result {}

        /** @param code of the problem */
        record Refused(int status, String code) implements Result {}

        /** The connection broke, or nothing came: it may have been done. */
        record Unknown() implements Result {}

        /** No replica took the connection: it was not done. */
        record NobodyThere() implements Result {}
    }

    /** A new user with these limits, made as an administrator would. */
    Customer newCustomer(String name, Map<Kind, BigDecimal> limits) throws InterruptedException {
        String id = graphql("mutation($of: String!) { createUser(name: $of) { id } }", name)
                .at("/data/createUser/id")
                .asString();
        String token = graphql(
                        "mutation($of: UUID!) { issueAccessToken(userId: $of, label: \"chaos\")"
                                + " { secret } }",
                        id)
                .at("/data/issueAccessToken/secret")
                .asString();
        ObjectNode settings = JSON.createObjectNode();
        ObjectNode usageLimits = settings.putObject("usage_limits");
        limits.forEach((kind, limit) -> usageLimits.put(kind.setting(), limit));
        answered(send("/api/openrouter/settings", token, settings.toString(), 0));
        return new Customer(name, UUID.fromString(id), token, limits);
    }

    /**
     * Asks the first of the replicas that takes the connection, beginning with one of them. What
     * was sent is not sent again.
     */
    Result send(String path, String token, String body, int first) throws InterruptedException {
        for (int i = 0; i < replicas.size(); i++) {
            Replica replica = replicas.get((first + i) % replicas.size());
            if (!replica.isInRotation()) {
                continue;
            }
            HttpRequest request = HttpRequest.newBuilder(replica.url(path))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                return result(http.send(request, HttpResponse.BodyHandlers.ofString()));
            } catch (ConnectException | HttpConnectTimeoutException _) {
                // Nothing was sent: the next one.
            } catch (IOException _) {
                return new Result.Unknown();
            }
        }
        return new Result.NobodyThere();
    }

    private JsonNode graphql(String query, String of) throws InterruptedException {
        ObjectNode request = JSON.createObjectNode();
        request.put("query", query).putObject("variables").put("of", of);
        return answered(send("/graphql", Cluster.ADMIN_TOKEN, request.toString(), 0));
    }

    private static JsonNode answered(Result result) {
        if (result instanceof Result.Answered(JsonNode body) && !body.has("errors")) {
            return body;
        }
        throw new IllegalStateException("The users can't be made: " + result);
    }

    private static Result result(HttpResponse<String> response) {
        JsonNode body;
        try {
            body = JSON.readTree(response.body());
        } catch (JacksonException _) {
            return new Result.Refused(response.statusCode(), "HTTP " + response.statusCode());
        }
        return response.statusCode() == 200
                ? new Result.Answered(body)
                : new Result.Refused(
                        response.statusCode(),
                        body.path("code").asString("HTTP " + response.statusCode()));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
