package com.ainews.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Redis that listens on the loopback interface only. It ends with {@link #close}, at the
 * latest with this JVM, also when that is killed.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final String NAME = "redis";

    private final ChildServer child;
    private final int port;
    private final String password;

    private EmbeddedRedis(Launch.Running running, String password) {
        this.child = running.child();
        this.port = running.port();
        this.password = password;
    }

    /**
     * Starts a server and waits until it serves, well under a second. It is a cache: it holds 64 MB
     * and then forgets what was not used for longest.
     *
     * @param preferredPort the port to listen on if it is free, otherwise any free one; 0 for any
     * @throws EmbeddedServerException if it can't, for example without a program for this machine
     */
    public static EmbeddedRedis start(DataFolder parent, int preferredPort) {
        Platform platform = Platform.current();
        try {
            ServerFolder folder = ServerFolder.in(parent, NAME);
            Path binary = parent.binaries().redis(platform);
            RedisSettings settings = new RedisSettings(folder, folder.password());
            new PreviousServer("Redis", settings.pidFile(), folder.path()).awaitEnd();
            Launch.Running running = Launch.start(preferredPort, new Start(binary, settings));
            log.info("Redis listens on port {}", running.port());
            return new EmbeddedRedis(running, settings.password());
        } catch (IOException e) {
            throw new EmbeddedServerException("Redis could not be started: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while Redis started", e);
        }
    }

    public String host() {
        return Ports.HOST;
    }

    /** The port that it really listens on, which need not be the preferred one. */
    public int port() {
        return port;
    }

    /** The password of the default user. */
    public String password() {
        return password;
    }

    /** Stops the server and waits until it has stopped, at most some 30 s; again does nothing. */
    @Override
    public void close() {
        child.stop();
    }

    private record Start(Path binary, RedisSettings settings) implements Launch.Server {
        @Override
        public ChildServer start(int port) throws IOException {
            List<String> command =
                    List.of(binary.toString(), settings.write(port).toString());
            return ChildServer.start(NAME, settings.folder(), "TERM", command);
        }

        @Override
        public void awaitReady(ChildServer child, int port) throws InterruptedException {
            RedisPing ping = new RedisPing(port, settings.password());
            child.awaitReady(_ -> ping.isAnswered(), START_LIMIT);
        }
    }
}
