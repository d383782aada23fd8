package com.ainews.chaos;

import com.ainews.embedded.EmbeddedPostgres;
import com.ainews.sandbox.Sandbox;
import com.ainews.sandbox.SandboxOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Replicas of the service over one PostgreSQL, one Redis and one sandbox. */
final class Cluster implements AutoCloseable {

    static final String ADMIN_TOKEN = "ori_chaos-administrator-0123456789abcdef";

    /** Longer than a call takes, unless something is down. */
    static final Duration LEASE = Duration.ofSeconds(12);

    /** Longer than the sandbox's slow answers, much shorter than its silence. */
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(4);

    private static final int REPLICAS = 3;
    /** A machine that has much else to do takes minutes to start three of them. */
    private static final Duration READY_LIMIT = Duration.ofMinutes(10);

    private final Diary diary;
    private final Servers servers;
    private final Sandbox sandbox;
    private final List<Replica> replicas = new ArrayList<>();

    /** Starts the sandbox, and no process yet. */
    Cluster(Options options, Diary diary) throws IOException {
        this.diary = diary;
        var ports = new Ports();
        servers = new Servers(ports);
        sandbox = Sandbox.start(SandboxOptions.onPort(0));
        Path logs = Files.createDirectories(options.logs());
        for (int i = 1; i <= REPLICAS; i++) {
            String name = "replica " + i;
            Path log = logs.resolve("replica-" + i + ".log");
            Files.deleteIfExists(log);
            replicas.add(new Replica(
                    name, ports.next(), command(options.jar()), this::environment, log, diary));
        }
    }

    /** Starts everything and waits until it serves. */
    void start() throws InterruptedException {
        diary.say("starting PostgreSQL and Redis ...");
        servers.startPostgres();
        servers.startRedis();
        diary.say("starting %d replicas ...", REPLICAS);
        replicas.forEach(Replica::start);
        awaitReplicas(REPLICAS);
    }

    /** Waits until so many serve. */
    void awaitReplicas(int count) throws InterruptedException {
        long end = System.nanoTime() + READY_LIMIT.toNanos();
        while (replicas.stream().filter(Replica::isReady).count() < count) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        "Too few replicas serve after " + READY_LIMIT.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    Servers servers() {
        return servers;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    List<Replica> replicas() {
        return replicas;
    }

    private static List<String> command(Path jar) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                // They start often, and live for seconds.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toAbsolutePath().toString(),
                "--welcome.enabled=false");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DB_HOST", "127.0.0.1");
        environment.put("DB_PORT", String.valueOf(servers.postgresPort()));
        environment.put("DB_NAME", EmbeddedPostgres.DATABASE);
        environment.put("DB_USER", EmbeddedPostgres.USER);
        environment.put("DB_PASSWORD", servers.postgresPassword());
        environment.put("REDIS_HOST", "127.0.0.1");
        environment.put("REDIS_PORT", String.valueOf(servers.redisPort()));
        environment.put("REDIS_PASSWORD", servers.redisPassword());
        environment.put("ADMIN_TOKEN", ADMIN_TOKEN);
        environment.put("ENCRYPTION_KEY", "chaos-encryption-key-0123456789-abcdef-ghij");
        environment.put("OPENROUTER_BASE_URL", sandbox.baseUrl().toString());
        environment.put("OPENROUTER_API_KEY", "sk-or-v1-sandbox-chaos");
        environment.put("OPENROUTER_SIMULATED", "true");
        environment.put("OPENROUTER_HOLD_LEASE", LEASE.toSeconds() + "s");
        environment.put("OPENROUTER_RESPONSE_TIMEOUT", RESPONSE_TIMEOUT.toSeconds() + "s");
        return environment;
    }

    /** Ends all processes and deletes their data. */
    @Override
    public void close() {
        replicas.parallelStream().forEach(Replica::close);
        servers.close();
        sandbox.close();
    }
}
