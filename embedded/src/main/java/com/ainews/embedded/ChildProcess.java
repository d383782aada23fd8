package com.ainews.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A server that runs under a watchdog. The watchdog waits on our end of its standard input: when that
 * closes, because we stop or because we were killed, it ends the server.
 */
final class ChildProcess implements AutoCloseable {

    private static final String WATCHDOG =
            "sig=$1; shift; \"$@\" & p=$!; trap '' INT TERM HUP; read x; kill -$sig $p; wait $p";

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 25;
    private static final int SHOWN_LOG_LINES = 15;

    private final String name;
    private final Process watchdog;
    private final Path log;

    private ChildProcess(String name, Process watchdog, Path log) {
        this.name = name;
        this.watchdog = watchdog;
        this.log = log;
    }

    /**
     * @param stopSignal what makes the server stop quickly and in good order, such as {@code INT}
     * @param log what it prints goes here; what was there before goes
     */
    static ChildProcess start(String name, String stopSignal, List<String> command, Path log) {
        List<String> watched = new ArrayList<>(List.of("sh", "-c", WATCHDOG, "sh", stopSignal));
        watched.addAll(command);
        try {
            Process watchdog = new ProcessBuilder(watched)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new ChildProcess(name, watchdog, log);
        } catch (IOException e) {
            throw new EmbeddedServerException(name + " can't be started", e);
        }
    }

    /** Waits until the server is ready. */
    void await(BooleanSupplier ready, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!ready.getAsBoolean()) {
            // The watchdog lives as long as its pipe; a server that died shows in its log.
            if (watchdog.descendants().findAny().isEmpty() || System.nanoTime() > deadline) {
                String lines = lastLines();
                close();
                throw new EmbeddedServerException("%s did not get ready. The end of its log %s:%n%s"
                        .formatted(name, log, lines));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while a server was starting", e);
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            int from = Math.max(0, lines.size() - SHOWN_LOG_LINES);
            return String.join(System.lineSeparator(), lines.subList(from, lines.size()));
        } catch (IOException e) {
            return "(can't be read: " + e.getMessage() + ")";
        }
    }

    /** Stops the server in good order, and waits for it. */
    @Override
    public void close() {
        try {
            watchdog.getOutputStream().close();
            if (!watchdog.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                watchdog.descendants().forEach(ProcessHandle::destroyForcibly);
                watchdog.destroyForcibly();
            }
        } catch (IOException _) {
            watchdog.destroyForcibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
