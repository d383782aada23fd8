package com.ainews.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server as a child process under a watchdog, so that it never outlives this JVM. */
final class ChildServer {
    private static final Logger log = LoggerFactory.getLogger(ChildServer.class);
    private static final String WATCHDOG = readWatchdog();
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final String name;
    private final LogFile logFile;
    private final Process watchdog;
    private volatile boolean serving;

    private ChildServer(String name, LogFile logFile, Process watchdog) {
        this.name = name;
        this.logFile = logFile;
        this.watchdog = watchdog;
        // The callback also keeps this object, and with it our end of the pipe, from being
        // collected while the server runs.
        var _ = watchdog.onExit().thenRun(this::reportEnd);
    }

    /**
     * Starts a server whose output goes to {@code <name>.log} in its folder, which begins anew.
     *
     * @param stopSignal what makes it stop properly
     */
    static ChildServer start(
            String name, ServerFolder folder, String stopSignal, List<String> command)
            throws IOException {
        List<String> all = new ArrayList<>();
        all.addAll(List.of("sh", "-c", WATCHDOG, "watchdog-of-" + name, stopSignal));
        all.add(folder.isThrowAway() ? folder.path().toString() : "");
        all.addAll(command);
        Path logFile = folder.file(name + ".log");
        return new ChildServer(
                name,
                new LogFile(logFile),
                Command.of(all, folder.path(), logFile).start());
    }

    /**
     * Waits until the server serves.
     *
     * @param ready is given the process ids of the server and what it started
     * @throws EmbeddedServerException if the server ends or the limit is over before
     */
    void awaitReady(Predicate<List<Long>> ready, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!ready.test(watchdog.descendants().map(ProcessHandle::pid).toList())) {
            if (watchdog.waitFor(POLL)) {
                throw new EmbeddedServerException(
                        "%s ended while it started. The end of its log:%n%s"
                                .formatted(name, logFile.tail()));
            }
            if (System.nanoTime() - end > 0) {
                throw new EmbeddedServerException(
                        "%s did not start within %d s. The end of its log:%n%s"
                                .formatted(name, limit.toSeconds(), logFile.tail()));
            }
        }
        serving = true;
    }

    boolean foundPortTaken() {
        return !watchdog.isAlive() && logFile.tail().contains("Address already in use");
    }

    /** Stops the server properly and waits for it; what does not stop within 30 s is killed. */
    void stop() {
        serving = false;
        List<ProcessHandle> all = watchdog.descendants().toList();
        try {
            watchdog.getOutputStream().close();
            if (!watchdog.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("{} did not stop within {} s: killing it", name, STOP_LIMIT.toSeconds());
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (IOException e) {
            log.warn("could not tell {} to stop: {}", name, e.toString());
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException _) {
            // The watchdog has been told and goes on without us.
            Thread.currentThread().interrupt();
        }
    }

    /** Kills the server with all that it started, as a crash would, and waits for their end. */
    void kill() {
        serving = false;
        watchdog.descendants().forEach(ProcessHandle::destroyForcibly);
        try {
            if (!watchdog.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("{} outlived its kill", name);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void reportEnd() {
        if (serving) {
            log.error("{} ended. The end of its log:\n{}", name, logFile.tail());
        }
    }

    private static String readWatchdog() {
        try (InputStream in = ChildServer.class.getResourceAsStream("watchdog.sh")) {
            String script =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            // Its comments would fill the list of processes.
            return script.lines()
                    .filter(line -> !line.strip().startsWith("#"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new IllegalStateException("watchdog.sh can't be read", e);
        }
    }
}
