package com.ainews.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that a killed copy of the application has left behind: its watchdog ends it, but that
 * may take longer than it takes to start the next copy.
 */
record PreviousServer(String name, Path pidFile, Path folder) {
    private static final Logger log = LoggerFactory.getLogger(PreviousServer.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Waits until it has ended. A file that an ended server has left is no reason to wait. */
    void awaitEnd() throws IOException, InterruptedException {
        Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return;
        }
        if (!isOurs(process.get())) {
            // Its number went to another process, as in a container that was started again. The
            // server itself would take that process for a running copy.
            Files.delete(pidFile);
            return;
        }
        log.info("waiting for the previous {} to stop …", name);
        try {
            process.get().onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            throw new EmbeddedServerException(
                    "The previous %s, process %d, still uses %s after %d s. "
                                    .formatted(name, process.get().pid(), folder, LIMIT.toSeconds())
                            + "End it, or set DATA_DIR to another folder.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            String first =
                    Files.readString(pidFile).lines().findFirst().orElse("").strip();
            return ProcessHandle.of(Long.parseLong(first)).filter(ProcessHandle::isAlive);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Where the command line can't be seen, it is taken for ours. */
    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .commandLine()
                .map(line -> line.contains(folder.toString()))
                .orElse(true);
    }
}
