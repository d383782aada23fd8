package com.ainews.embedded;

import com.ainews.embedded.EmbeddedPostgres.Durability;

import java.nio.file.Path;
import java.sql.DriverManager;

/** A program that starts the servers, writes something and then waits to be killed. */
final class ServersInAnotherJvm {
    private ServersInAnotherJvm() {}

    public static void main(String[] args) throws Exception {
        try (DataFolder folder = TestFolders.lock(Path.of(args[0]));
                DataFolder temporary = DataFolder.throwAway();
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0, Durability.DURABLE);
                EmbeddedRedis redis = EmbeddedRedis.start(folder, 0);
                RedisClient client = RedisClient.of(redis);
                EmbeddedRedis _ = EmbeddedRedis.start(temporary, 0);
                var connection = DriverManager.getConnection(
                        postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t AS SELECT 'kept' AS v");
            client.send("SET k kept");
            System.out.println(temporary.path());
            System.in.readAllBytes();
        }
    }
}
