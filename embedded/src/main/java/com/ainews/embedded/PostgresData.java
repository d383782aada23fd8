package com.ainews.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's own data folder, which exists whole or not at all. */
record PostgresData(ServerFolder folder, Path binaries, RunAs runAs) {
    private static final Logger log = LoggerFactory.getLogger(PostgresData.class);
    private static final Duration INIT_LIMIT = Duration.ofMinutes(2);
    private static final String UNFINISHED = "data.new-";

    /** Makes the data folder if there is none; one of another version is refused. */
    void prepare(String superuser) throws IOException, InterruptedException {
        Path version = path().resolve("PG_VERSION");
        if (!Files.exists(version)) {
            initialise(superuser);
        }
        String found = Files.readString(version).strip();
        if (!found.equals(Versions.postgresMajor())) {
            throw new EmbeddedServerException(
                    "The data in %s were made by PostgreSQL %s, this is PostgreSQL %s. "
                                    .formatted(path(), found, Versions.postgresMajor())
                            + "Set DATA_DIR to another folder, or move the data over with pg_dump"
                            + " of the old version.");
        }
    }

    Path path() {
        return folder.file("data");
    }

    Path pidFile() {
        return path().resolve("postmaster.pid");
    }

    /** PostgreSQL writes its state into this file; one of another process is a left-over. */
    boolean isReady(List<Long> processes) {
        try {
            List<String> lines = Files.readAllLines(pidFile());
            return lines.size() >= 8
                    && lines.get(7).startsWith("ready")
                    && processes.contains(Long.valueOf(lines.getFirst().strip()));
        } catch (IOException | NumberFormatException _) {
            // Not written yet, or not to the end.
            return false;
        }
    }

    private void initialise(String superuser) throws IOException, InterruptedException {
        log.info("making a new PostgreSQL data folder {} …", path());
        deleteUnfinished();
        Path fresh = folder.file(UNFINISHED + ProcessHandle.current().pid());
        List<String> command = new ArrayList<>();
        command.add(binaries.resolve("bin/initdb").toString());
        command.addAll(List.of("--pgdata", fresh.toString()));
        command.addAll(List.of("--username", superuser, "--auth", "scram-sha-256"));
        command.addAll(List.of("--pwfile", folder.passwordFile().toString()));
        // The same order of text everywhere, whatever the machine's language.
        command.addAll(List.of("--encoding", "UTF8", "--locale", "C"));
        command.addAll(List.of("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"));
        if (folder.isThrowAway()) {
            command.add("--no-sync");
        }
        Path output = folder.file("initdb.log");
        if (!Command.succeeds(
                Command.of(runAs.command(command), folder.path(), output), INIT_LIMIT)) {
            throw new EmbeddedServerException("initdb could not make %s. The end of its log:%n%s"
                    .formatted(path(), new LogFile(output).tail()));
        }
        Files.move(fresh, path(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void deleteUnfinished() throws IOException {
        try (Stream<Path> entries = Files.list(folder.path())) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (entry.getFileName().toString().startsWith(UNFINISHED)) {
                    PathUtils.deleteDirectory(entry);
                }
            }
        }
    }
}
