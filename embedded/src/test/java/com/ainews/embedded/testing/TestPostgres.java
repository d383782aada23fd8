package com.ainews.embedded.testing;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A database of a PostgreSQL for tests.
 *
 * @param user may create databases
 */
public record TestPostgres(String host, int port, String database, String user, String password) {
    private static final int DEFAULT_PORT = 5432;

    static TestPostgres of(String jdbcUrl, String user, String password) {
        URI uri = URI.create(jdbcUrl.substring("jdbc:".length()));
        int port = uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
        return new TestPostgres(uri.getHost(), port, uri.getPath().substring(1), user, password);
    }

    /** Where to connect, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user, password);
    }

    /** Makes a new, empty database on the same server; some 50 ms. */
    public TestPostgres freshDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("No new database on port " + port, e);
        }
        return new TestPostgres(host, port, name, user, password);
    }

    @Override
    public String toString() {
        return jdbcUrl();
    }
}
