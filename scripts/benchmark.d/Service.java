import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The service as ./run starts it, with a PostgreSQL and a Redis of its own on fresh data. */
final class Service {

    static final String JVM = "JVM";
    static final String POSTGRES = "PostgreSQL";
    static final String REDIS = "Redis";

    /** As in ./run. */
    private static final List<String> JAVA_OPTIONS = List.of(
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseParallelGC",
            "-XX:MaxNewSize=128m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** What would lead it away from its own PostgreSQL and Redis. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "DB_HOST", "REDIS_HOST", "ENCRYPTION_KEY", "ADMIN_TOKEN", "SPRING_PROFILES_ACTIVE");

    private static final String DRIVER = "BOOT-INF/lib/postgresql-";

    private final Process process;
    private final int port;
    private final Path folder;
    private final String adminToken;
    private final Driver driver;
    private final HttpClient http = HttpClient.newHttpClient();

    private Service(Process process, int port, Path folder, String adminToken, Driver driver) {
        this.process = process;
        this.port = port;
        this.folder = folder;
        this.adminToken = adminToken;
        this.driver = driver;
    }

    /**
     * Starts one.
     *
     * @param javaOptions besides those of ./run
     * @param environment besides what says where things are
     */
    static Service start(
            Children children,
            Path jar,
            List<String> javaOptions,
            Map<String, String> environment,
            int upstreamPort) {
        Path folder = children.folder().resolve("service");
        int port = Ports.free();
        String adminToken = "ori_" + HexFormat.of().formatHex(new SecureRandom().generateSeed(32));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_OPTIONS);
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString(), "--welcome.enabled=false"));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(NOT_PASSED_ON);
        builder.environment().putAll(environment);
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("DATA_DIR", folder.toString());
        builder.environment().put("ADMIN_TOKEN", adminToken);
        builder.environment().put("OPENROUTER_API_KEY", "sk-or-v1-static-upstream");
        builder.environment()
                .put("OPENROUTER_BASE_URL", "http://127.0.0.1:" + upstreamPort + "/api/v1");
        Path log = children.folder().resolve("service.log");
        Process process = children.start("service.log", builder);
        try {
            Driver driver = driver(jar, children.folder());
            var service = new Service(process, port, folder, adminToken, driver);
            service.awaitReady(log);
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    private void awaitReady(Path log) throws IOException {
        Ports.await(port, process, log);
        try {
            while (get("/actuator/health/readiness").statusCode() != 200) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new Failure("It did not start:\n" + Files.readString(log));
                }
            }
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** Makes users with limits in all four windows, and returns an access token of each. */
    List<String> makeUsers(int count) {
        List<String> tokens = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String user = graphQl("mutation { createUser(name: \\\"benchmark %d\\\") { id } }"
                    .formatted(i), "\"id\":\"([^\"]+)\"");
            String token = graphQl(
                    "mutation { issueAccessToken(userId: \\\"%s\\\", label: \\\"benchmark\\\") { secret } }"
                            .formatted(user),
                    "\"secret\":\"([^\"]+)\"");
            // High enough never to refuse, so that every call is looked at and let through.
            post("/api/openrouter/settings", token, """
                    {"usage_limits": {"daily_cost_limit": 1000000, "monthly_cost_limit": 1000000,
                     "requests_per_hour": 1000000000, "tokens_per_hour": 1000000000000}}""");
            tokens.add(token);
        }
        return tokens;
    }

    /**
     * Which process is whose: PostgreSQL and Redis each run under a watchdog that is a child of the
     * JVM and bears their name; the JVM is what is left of the whole tree. CPU seconds since the
     * start.
     */
    Map<String, Double> cpuSeconds() {
        double all = Cpu.secondsOf(Set.of(process.pid()));
        double postgres = Cpu.secondsOf(Set.of(watchdogOf("postgres")));
        double redis = Cpu.secondsOf(Set.of(watchdogOf("redis")));
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put(JVM, all - postgres - redis);
        seconds.put(POSTGRES, postgres);
        seconds.put(REDIS, redis);
        return seconds;
    }

    /** Of the JVM. */
    long residentBytes() {
        return Memory.resident(Stream.of(process.toHandle()));
    }

    /** What the JVM's heap holds after a collection. */
    long liveHeapBytes() {
        return Memory.liveHeap(process.toHandle());
    }

    private long watchdogOf(String name) {
        return process.children()
                .filter(child -> List.of(child.info().arguments().orElse(new String[0]))
                        .contains("watchdog-of-" + name))
                .mapToLong(ProcessHandle::pid)
                .findFirst()
                .orElseThrow(() -> new Failure("The service runs no " + name));
    }

    /** What one query says, as text. */
    String ask(String sql) {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        try {
            properties.setProperty(
                    "password", Files.readString(folder.resolve("postgres/password")).strip());
            // Line 4 of PostgreSQL's own file is its port.
            String port = Files.readAllLines(folder.resolve("postgres/data/postmaster.pid")).get(3);
            String url = "jdbc:postgresql://127.0.0.1:" + port.strip() + "/postgres";
            try (Connection connection = driver.connect(url, properties);
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(sql)) {
                found.next();
                return String.valueOf(found.getString(1));
            }
        } catch (IOException | SQLException e) {
            throw new Failure("PostgreSQL can't be asked: " + e.getMessage());
        }
    }

    long count(String sql) {
        return Long.parseLong(ask(sql));
    }

    /** The driver that the service has with it. */
    private static Driver driver(Path jar, Path folder) throws IOException {
        Path copy = folder.resolve("driver.jar");
        try (var zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(each -> each.getName().startsWith(DRIVER))
                    .findFirst()
                    .orElseThrow(() -> new Failure("There is no PostgreSQL driver in " + jar));
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, copy);
            }
        }
        try {
            var loader = new URLClassLoader(new URL[] {copy.toUri().toURL()});
            return (Driver)
                    loader.loadClass("org.postgresql.Driver").getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new Failure("The PostgreSQL driver can't be loaded: " + e);
        }
    }

    private String graphQl(String query, String wanted) {
        String answer = post("/graphql", adminToken, "{\"query\": \"" + query + "\"}");
        Matcher found = Pattern.compile(wanted).matcher(answer);
        if (!found.find()) {
            throw new Failure("Unexpected answer of the service: " + answer);
        }
        return found.group(1);
    }

    private String post(String path, String token, String body) {
        HttpResponse<String> answer = send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() != 200) {
            throw new Failure("%s answered %d: %s"
                    .formatted(path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new Failure("The service does not answer: " + e);
        }
    }
}
