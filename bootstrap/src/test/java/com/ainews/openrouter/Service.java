package com.ainews.openrouter;

import com.ainews.embedded.testing.TestPostgres;
import com.ainews.embedded.testing.TestRedis;
import com.ainews.embedded.testing.TestServices;
import com.ainews.sandbox.Sandbox;
import com.ainews.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole service on a free port, over a real database, a real Redis and a sandbox. */
public final class Service implements AutoCloseable {

    public static final String ADMIN_TOKEN = "ori_test-administrator-0123456789abcdef";
    public static final String ENCRYPTION_KEY = "test-encryption-key-0123456789-abcdef-ghij";

    public static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Map<Service, Set<User>> NEW_USERS = new ConcurrentHashMap<>();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Sandbox sandbox;
    private final ConfigurableApplicationContext context;
    private final TestPostgres database;

    private Service(
            Sandbox sandbox, ConfigurableApplicationContext context, TestPostgres database) {
        this.sandbox = sandbox;
        this.context = context;
        this.database = database;
    }

    private static final class Shared {
        static final Service SERVICE = start();
    }

    /** One for all tests that need none of their own; it ends with the JVM. */
    public static Service shared() {
        return Shared.SERVICE;
    }

    /** A service of its own, over a database of its own. */
    public static Service start(String... settings) {
        return start(TestServices.freshDatabase(), settings);
    }

    /** A service over a database that others may share. */
    public static Service start(TestPostgres database, String... settings) {
        TestRedis redis = TestServices.redis();
        Sandbox sandbox = Sandbox.start(SandboxOptions.onPort(0));
        List<String> arguments = new ArrayList<>(List.of(
                "--PORT=0",
                "--welcome.enabled=false",
                "--ADMIN_TOKEN=" + ADMIN_TOKEN,
                "--ENCRYPTION_KEY=" + ENCRYPTION_KEY,
                "--DB_HOST=" + database.host(),
                "--DB_PORT=" + database.port(),
                "--DB_NAME=" + database.database(),
                "--DB_USER=" + database.user(),
                "--DB_PASSWORD=" + database.password(),
                "--REDIS_HOST=" + redis.host(),
                "--REDIS_PORT=" + redis.port(),
                "--REDIS_PASSWORD=" + Objects.requireNonNullElse(redis.password(), ""),
                "--OPENROUTER_BASE_URL=" + sandbox.baseUrl(),
                "--OPENROUTER_API_KEY=sk-or-v1-sandbox-service",
                "--openrouter.simulated=true"));
        for (String setting : settings) {
            String name = setting.substring(0, setting.indexOf('=') + 1);
            arguments.removeIf(argument -> argument.startsWith(name));
            arguments.add(setting);
        }
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .run(arguments.toArray(String[]::new));
        return new Service(sandbox, context, database);
    }

    /** A user who may call. */
    public record User(UUID id, String token) {}

    /** An answer of REST. */
    public record Answer(int status, JsonNode body, Map<String, List<String>> headers) {

        public String code() {
            return body.path("code").asString("");
        }
    }

    /** All that were made since they were forgotten, by the service that made them. */
    static Map<Service, Set<User>> newUsers() {
        return Map.copyOf(NEW_USERS);
    }

    static void forgetNewUsers() {
        NEW_USERS.clear();
    }

    boolean isOpen() {
        return context.isActive();
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public TestPostgres database() {
        return database;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public URI url(String path) {
        return URI.create("http://localhost:%s%s"
                .formatted(context.getEnvironment().getProperty("local.server.port"), path));
    }

    /** A new user with an access token, made as an administrator would. */
    public User newUser() {
        String name = "user-" + UUID.randomUUID();
        JsonNode created = graphql(
                ADMIN_TOKEN,
                "mutation($name: String!) { createUser(name: $name) { id } }",
                Map.of("name", name));
        if (created.has("errors") || created.has("code")) {
            throw new IllegalStateException("No user was made: " + created);
        }
        String id = created.at("/data/createUser/id").asString();
        JsonNode issued = graphql(
                ADMIN_TOKEN,
                "mutation($id: UUID!) { issueAccessToken(userId: $id, label: \"test\")"
                        + " { secret } }",
                Map.of("id", id));
        var user = new User(
                UUID.fromString(id), issued.at("/data/issueAccessToken/secret").asString());
        NEW_USERS.computeIfAbsent(this, _ -> ConcurrentHashMap.newKeySet()).add(user);
        return user;
    }

    /** A call of the REST door. */
    public Answer rest(String method, String path, @Nullable String token, @Nullable String body) {
        return rest(method, path, token, body, Map.of());
    }

    private Answer rest(
            String method,
            String path,
            @Nullable String token,
            @Nullable String body,
            Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = send(request.build());
        String text = response.body();
        return new Answer(
                response.statusCode(),
                text.isEmpty() ? JSON.missingNode() : JSON.readTree(text),
                response.headers().map());
    }

    /** A plain GET without a token, whatever comes back. */
    public HttpResponse<String> http(String path) {
        return send(HttpRequest.newBuilder(url(path)).timeout(TIMEOUT).build());
    }

    /** A plain GET with a token, whatever comes back. */
    public HttpResponse<String> http(String path, String token) {
        return send(HttpRequest.newBuilder(url(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .build());
    }

    public Answer get(String path, User user) {
        return rest("GET", path, user.token(), null);
    }

    public Answer post(String path, User user, String body) {
        return rest("POST", path, user.token(), body);
    }

    public Answer post(String path, User user, String body, Map<String, String> headers) {
        return rest("POST", path, user.token(), body, headers);
    }

    /** A POST whose answer is read as it comes; closing it breaks the connection off. */
    public HttpResponse<InputStream> open(String path, User user, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + user.token())
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** A call of the GraphQL door: the whole answer, data and errors. */
    public JsonNode graphql(String token, String query, Map<String, ?> variables) {
        ObjectNode request = JSON.createObjectNode();
        request.put("query", query);
        request.set("variables", JSON.valueToTree(variables));
        return rest("POST", "/graphql", token, request.toString()).body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        sandbox.close();
        // Answers that nobody has read to their end would be waited for.
        http.shutdownNow();
    }
}
