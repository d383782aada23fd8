package com.ainews.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How processes are started here: with nothing in the environment that would change them. */
final class Command {
    private Command() {}

    /** A process whose output goes to the log file, which begins anew. */
    static ProcessBuilder of(List<String> command, Path workFolder, Path logFile) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(logFile.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        // The messages in the logs are in English everywhere: some are searched for.
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** Runs a command that ends by itself and returns whether it succeeded within the limit. */
    static boolean succeeds(ProcessBuilder command, Duration limit)
            throws IOException, InterruptedException {
        Process process = command.start();
        process.getOutputStream().close();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }
}
