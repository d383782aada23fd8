package com.ainews.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL that listens on the loopback interface only. It ends with {@link #close}, at
 * the latest with this JVM, also when that is killed.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The name of the superuser. */
    public static final String USER = "postgres";

    public static final String DATABASE = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final String NAME = "postgres";

    private final ChildServer child;
    private final int port;
    private final String password;

    private EmbeddedPostgres(Launch.Running running, String password) {
        this.child = running.child();
        this.port = running.port();
        this.password = password;
    }

    /** Whether what was committed survives a crash of the machine. */
    public enum Durability {
        DURABLE,
        /** Faster, for data that nobody would miss, as in tests. */
        THROW_AWAY
    }

    /**
     * Starts a server and waits until it serves: under a second on data that exist, some seconds at
     * the very first start.
     *
     * @param preferredPort the port to listen on if it is free, otherwise any free one; 0 for any
     * @throws EmbeddedServerException if it can't: the data are of another version, there are no
     *     programs for this machine, …
     */
    public static EmbeddedPostgres start(
            DataFolder folder, int preferredPort, Durability durability) {
        return start(folder, preferredPort, durability, RunAs.candidates());
    }

    static EmbeddedPostgres start(
            DataFolder parent, int preferredPort, Durability durability, List<RunAs> candidates) {
        Platform platform = Platform.current();
        try {
            ServerFolder folder = ServerFolder.in(parent, NAME);
            Path binaries = parent.binaries().postgres(platform);
            String password = folder.password();
            RunAs runAs = RunAs.choose(candidates, binaries, folder);
            PostgresData data = new PostgresData(folder, binaries, runAs);
            data.prepare(USER);
            new PreviousServer("PostgreSQL", data.pidFile(), data.path()).awaitEnd();
            Launch.Running running = Launch.start(preferredPort, new Start(data, durability));
            log.info("PostgreSQL {} listens on port {}", Versions.postgres(), running.port());
            return new EmbeddedPostgres(running, password);
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL could not be started: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while PostgreSQL started", e);
        }
    }

    public String host() {
        return Ports.HOST;
    }

    /** The port that it really listens on, which need not be the preferred one. */
    public int port() {
        return port;
    }

    /** The password of {@link #USER}. */
    public String password() {
        return password;
    }

    /** Where to connect, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host(), port, DATABASE);
    }

    /**
     * Ends it as a crash would, so that the next start on its data has to recover. There is nothing
     * left to close then, but that does no harm.
     */
    public void kill() {
        child.kill();
    }

    /** Stops the server and waits until it has stopped, at most some 30 s; again does nothing. */
    @Override
    public void close() {
        child.stop();
    }

    private record Start(PostgresData data, Durability durability) implements Launch.Server {
        @Override
        public ChildServer start(int port) throws IOException {
            List<String> command = new ArrayList<>();
            command.add(data.binaries().resolve("bin/postgres").toString());
            command.addAll(List.of("-D", data.path().toString(), "-p", String.valueOf(port)));
            command.addAll(List.of("-c", "listen_addresses=" + Ports.HOST));
            command.addAll(List.of("-c", "unix_socket_directories="));
            String safe = durability == Durability.DURABLE ? "on" : "off";
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                command.addAll(List.of("-c", setting + "=" + safe));
            }
            // INT: end the connections and stop, without waiting for those who hold them.
            return ChildServer.start(NAME, data.folder(), "INT", data.runAs().command(command));
        }

        @Override
        public void awaitReady(ChildServer child, int port) throws InterruptedException {
            child.awaitReady(data::isReady, START_LIMIT);
        }
    }
}
