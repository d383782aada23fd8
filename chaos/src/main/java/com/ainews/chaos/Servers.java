package com.ainews.chaos;

import com.ainews.embedded.DataFolder;
import com.ainews.embedded.EmbeddedPostgres;
import com.ainews.embedded.EmbeddedRedis;
import com.ainews.embedded.EmbeddedServerException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one PostgreSQL and the one Redis of all replicas, always on the same ports and data. */
final class Servers implements AutoCloseable {

    private static final int ATTEMPTS = 10;

    private final DataFolder folder = DataFolder.temporary();
    private final int postgresPort;
    private final int redisPort;

    private @Nullable EmbeddedPostgres postgres;
    private @Nullable EmbeddedRedis redis;
    private boolean closed;
    private String postgresPassword = "";
    private String redisPassword = "";

    Servers(Ports ports) {
        postgresPort = ports.next();
        redisPort = ports.next();
    }

    int postgresPort() {
        return postgresPort;
    }

    int redisPort() {
        return redisPort;
    }

    synchronized String postgresPassword() {
        return postgresPassword;
    }

    synchronized String redisPassword() {
        return redisPassword;
    }

    /** A connection of our own to the tables. */
    Books books() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:%d/%s"
                .formatted(postgresPort, EmbeddedPostgres.DATABASE);
        return Books.open(url, EmbeddedPostgres.USER, postgresPassword());
    }

    /** Starts PostgreSQL unless it runs. What it committed must survive a kill: so it is durable. */
    synchronized void startPostgres() throws InterruptedException {
        for (int attempt = 1; postgres == null && !closed; attempt++) {
            try {
                EmbeddedPostgres started = EmbeddedPostgres.start(
                        folder, postgresPort, EmbeddedPostgres.Durability.DURABLE);
                postgresPassword = started.password();
                if (started.port() == postgresPort) {
                    postgres = started;
                    return;
                }
                started.close();
            } catch (EmbeddedServerException e) {
                // What it started before it was killed may take a moment to notice that.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("Port " + postgresPort + " stays taken");
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    synchronized void startRedis() throws InterruptedException {
        for (int attempt = 1; redis == null && !closed; attempt++) {
            EmbeddedRedis started = EmbeddedRedis.start(folder, redisPort);
            redisPassword = started.password();
            if (started.port() == redisPort) {
                redis = started;
                return;
            }
            started.close();
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("Port " + redisPort + " stays taken");
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    synchronized void stopPostgres() {
        if (postgres != null) {
            postgres.close();
            postgres = null;
        }
    }

    /** {@code kill -9} of the server and all its processes. */
    synchronized void killPostgres() {
        if (postgres != null) {
            postgres.kill();
            postgres = null;
        }
    }

    synchronized void stopRedis() {
        if (redis != null) {
            redis.close();
            redis = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        stopRedis();
        stopPostgres();
        folder.close();
    }
}
