package com.ainews.embedded.testing;

import com.ainews.embedded.DataFolder;
import com.ainews.embedded.EmbeddedPostgres;
import com.ainews.embedded.EmbeddedRedis;

/**
 * The PostgreSQL and the Redis of this JVM's tests, each started when it is first asked for: what
 * the environment names ({@code TEST_DB_URL}, {@code TEST_DB_USER}, {@code TEST_DB_PASSWORD}; {@code
 * TEST_REDIS_URL}), else containers where a Docker engine answers, else the embedded servers. They
 * end with the JVM.
 */
public final class TestServices {
    private TestServices() {}

    /** The server's first database; prefer {@link #freshDatabase}. */
    public static TestPostgres postgres() {
        return PostgresHolder.POSTGRES;
    }

    /** A new, empty database that no other test knows; ask once for each test class. */
    public static TestPostgres freshDatabase() {
        return postgres().freshDatabase();
    }

    public static TestRedis redis() {
        return RedisHolder.REDIS;
    }

    private static TestPostgres startPostgres() {
        String url = System.getenv("TEST_DB_URL");
        if (url != null) {
            return TestPostgres.of(
                    url,
                    System.getenv().getOrDefault("TEST_DB_USER", EmbeddedPostgres.USER),
                    System.getenv().getOrDefault("TEST_DB_PASSWORD", ""));
        }
        if (Docker.isAvailable()) {
            return Containers.postgres();
        }
        EmbeddedPostgres server = EmbeddedPostgres.start(
                FolderHolder.FOLDER, 0, EmbeddedPostgres.Durability.THROW_AWAY);
        return TestPostgres.of(server.jdbcUrl(), EmbeddedPostgres.USER, server.password());
    }

    private static TestRedis startRedis() {
        String url = System.getenv("TEST_REDIS_URL");
        if (url != null) {
            return TestRedis.of(url);
        }
        if (Docker.isAvailable()) {
            return Containers.redis();
        }
        EmbeddedRedis server = EmbeddedRedis.start(FolderHolder.FOLDER, 0);
        return new TestRedis(server.host(), server.port(), server.password());
    }

    private static final class PostgresHolder {
        static final TestPostgres POSTGRES = startPostgres();
    }

    private static final class RedisHolder {
        static final TestRedis REDIS = startRedis();
    }

    /** Needs no end of its own: the servers end with this JVM and take the folder along. */
    private static final class FolderHolder {
        static final DataFolder FOLDER = DataFolder.throwAway();
    }
}
