package com.ainews.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program that sleeps in the place of the service. */
class ReplicaTest {

    /** No other process sleeps for so long. */
    private static final String SECONDS = "86387";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Diary diary = new Diary(new PrintStream(said, true, StandardCharsets.UTF_8));

    @TempDir
    private Path logs;

    @Test
    void comesBackAfterAKillAndNotAfterItsEnd() {
        try (Replica replica = replica("sleep", SECONDS)) {
            replica.start();
            await(() -> sleeping().isPresent());
            ProcessHandle first = sleeping().orElseThrow();

            replica.kill();

            await(() -> !first.isAlive());
            await(() -> sleeping().isPresent());
            assertThat(replica.endedByItself()).isZero();
        }
        assertThat(sleeping()).isEmpty();
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void tellsWhenItEndedByItself() {
        try (Replica replica = replica("true")) {
            replica.start();
            await(() -> replica.endedByItself() > 1);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("replica 1 ended by itself");
    }

    private Replica replica(String... command) {
        return new Replica(
                "replica 1",
                new Ports().next(),
                List.of(command),
                Map::of,
                logs.resolve("replica.log"),
                diary);
    }

    private static Optional<ProcessHandle> sleeping() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("sleep")
                        || process.info().commandLine().orElse("").startsWith("sleep"))
                .filter(ProcessHandle::isAlive)
                .findFirst();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
