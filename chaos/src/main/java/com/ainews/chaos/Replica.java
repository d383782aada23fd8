package com.ainews.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One copy of the service as a process of its own, on a port of its own. When it ends, for whatever
 * reason, it is started again, as an orchestrator would.
 */
final class Replica implements AutoCloseable {

    /** Ends the service when our end of the pipe closes, which also happens when we are killed. */
    private static final String WATCHDOG = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            trap '' INT TERM HUP
            { read -r _; kill -KILL $server; } <&3 &
            listener=$!
            exec 3<&-
            wait $server
            kill -KILL $listener 2>/dev/null
            """;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_BEFORE_RESTART = Duration.ofMillis(500);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);
    private static final List<String> OURS =
            List.of("DB_", "REDIS_", "OPENROUTER_", "SPRING_", "ADMIN_", "ENCRYPTION_", "PORT");

    private final String name;
    private final int port;
    private final List<String> command;
    private final Supplier<Map<String, String>> environment;
    private final Path logFile;
    private final Diary diary;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger endedByItself = new AtomicInteger();

    private volatile boolean ready;
    private volatile boolean frozen;
    private volatile boolean expectedToEnd;
    private volatile boolean closed;
    private volatile @Nullable Process watchdog;

    Replica(
            String name,
            int port,
            List<String> command,
            Supplier<Map<String, String>> environment,
            Path logFile,
            Diary diary) {
        this.name = name;
        this.port = port;
        this.command = command;
        this.environment = environment;
        this.logFile = logFile;
        this.diary = diary;
    }

    /** Starts it, and from now on whenever it has ended. Does not wait. */
    void start() {
        Thread.ofVirtual().name(name).start(this::keepRunning);
    }

    String name() {
        return name;
    }

    boolean isReady() {
        return ready;
    }

    /** Whether a load balancer would send calls here: it may be dead, but not frozen. */
    boolean isInRotation() {
        return !frozen;
    }

    /** How often it ended although nobody had killed it. */
    int endedByItself() {
        return endedByItself.get();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** {@code kill -9}. */
    synchronized void kill() {
        expectedToEnd = true;
        ready = false;
        Process current = watchdog;
        if (current != null) {
            current.descendants().forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Stops the process amid whatever it does, as a long pause of its machine would. */
    synchronized void freeze() {
        frozen = true;
        signal("STOP");
    }

    synchronized void thaw() {
        signal("CONT");
        frozen = false;
    }

    private void signal(String signal) {
        Process current = watchdog;
        if (current == null) {
            return;
        }
        current.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .forEach(java -> {
                    try {
                        new ProcessBuilder("kill", "-" + signal, String.valueOf(java.pid()))
                                .start()
                                .waitFor();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private void keepRunning() {
        try {
            while (!closed) {
                long start = System.nanoTime();
                Process process = launch();
                if (process == null) {
                    return;
                }
                awaitReady(process);
                if (ready) {
                    diary.say("%s is ready after %.1f s", name, (System.nanoTime() - start) / 1e9);
                }
                process.waitFor();
                ready = false;
                if (!expectedToEnd && !closed) {
                    endedByItself.incrementAndGet();
                    diary.say("%s ended by itself; its log is %s", name, logFile);
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE_BEFORE_RESTART.toNanos());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be started", e);
        }
    }

    private synchronized @Nullable Process launch() throws IOException {
        if (closed) {
            return null;
        }
        List<String> all = new ArrayList<>(List.of("sh", "-c", WATCHDOG, "watchdog-of-" + name));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        builder.environment().keySet().removeIf(key -> OURS.stream().anyMatch(key::startsWith));
        builder.environment().putAll(environment.get());
        builder.environment().put("PORT", String.valueOf(port));
        expectedToEnd = false;
        Process process = builder.start();
        watchdog = process;
        return process;
    }

    private void awaitReady(Process process) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        while (!process.waitFor(POLL)) {
            try {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status == 200) {
                    ready = true;
                    return;
                }
            } catch (IOException _) {
                // Not yet.
            }
        }
    }

    /** Kills it for good and waits for its end. */
    @Override
    public void close() {
        Process current;
        synchronized (this) {
            closed = true;
            kill();
            current = watchdog;
        }
        try {
            if (current != null) {
                // Where the shell had not come to start it yet.
                current.getOutputStream().close();
            }
            if (current != null && !current.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                diary.say("%s did not end", name);
            }
        } catch (IOException _) {
            // The shell has gone.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
    }
}
