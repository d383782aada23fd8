package com.ainews.chaos;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

/** A connection to the service's tables. All that is known of them here is in this class. */
final class Books implements AutoCloseable {

    private static final String TIMEOUT_SECONDS = "5";

    private final Connection connection;

    private Books(Connection connection) {
        this.connection = connection;
    }

    static Books open(String jdbcUrl, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        properties.put("connectTimeout", TIMEOUT_SECONDS);
        properties.put("socketTimeout", TIMEOUT_SECONDS);
        return new Books(DriverManager.getConnection(jdbcUrl, properties));
    }

    /** All meters at one instant: a statement sees one state of the database. */
    List<Meter> meters() throws SQLException {
        return rows(
                "SELECT scope_id, kind, bucket, settled, held FROM limits.meters",
                row -> new Meter(
                        uuid(row, "scope_id"),
                        row.getString("kind"),
                        instant(row, "bucket"),
                        row.getBigDecimal("settled"),
                        row.getBigDecimal("held")));
    }

    List<LedgerRow> ledger() throws SQLException {
        return rows(
                "SELECT user_id, token_id, team_id, organization_id, request_id, generation_id,"
                        + " model, source, held, cost,"
                        + " prompt_tokens + completion_tokens AS tokens, held_at"
                        + " FROM usage.ledger ORDER BY held_at",
                row -> new LedgerRow(
                        uuid(row, "user_id"),
                        scopes(row),
                        uuid(row, "request_id"),
                        row.getString("generation_id"),
                        row.getString("model"),
                        row.getString("source"),
                        row.getBigDecimal("held"),
                        row.getBigDecimal("cost"),
                        row.getLong("tokens"),
                        instant(row, "held_at")));
    }

    /** How many holds have not ended. */
    long holdsUnderWay() throws SQLException {
        return rows("SELECT count(*) FROM limits.holds WHERE state = 'held'", row -> row.getLong(1))
                .getFirst();
    }

    /** When the last lease of those that have not ended runs out; empty where there are none. */
    Optional<Instant> lastLease() throws SQLException {
        return Optional.ofNullable(rows(
                        "SELECT max(lease_until) FROM limits.holds WHERE state = 'held'",
                        row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .getFirst()
                .map(OffsetDateTime::toInstant)
                .orElse(null));
    }

    private <T> List<T> rows(String sql, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (row.next()) {
                found.add(reader.read(row));
            }
            return found;
        }
    }

    private static Set<UUID> scopes(ResultSet row) throws SQLException {
        Set<UUID> scopes = new HashSet<>(Set.of(uuid(row, "user_id"), uuid(row, "token_id")));
        for (String column : List.of("team_id", "organization_id")) {
            UUID scope = row.getObject(column, UUID.class);
            if (scope != null) {
                scopes.add(scope);
            }
        }
        return scopes;
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
