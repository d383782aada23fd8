package com.ainews.embedded;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildServerTest {
    @TempDir
    Path path;

    @Test
    void showsTheEndOfTheLogOfAServerThatEndsWhileItStarts() throws Exception {
        ChildServer child = start("echo it is broken; exit 3");
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> child.awaitReady(_ -> false, Duration.ofSeconds(10)))
                .withMessageContaining("it is broken");
        child.stop();
    }

    @Test
    void doesNotWaitForeverForAServerThatNeverServes() throws Exception {
        ChildServer child = start("echo I am slow; exec cat /dev/zero >/dev/null");
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> child.awaitReady(_ -> false, Duration.ofMillis(200)))
                .withMessageContainingAll("did not start", "I am slow");
        child.stop();
    }

    private ChildServer start(String script) throws Exception {
        ServerFolder folder = ServerFolder.in(DataFolder.lock(path), "test");
        return ChildServer.start("test", folder, "TERM", List.of("sh", "-c", script));
    }
}
