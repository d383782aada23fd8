package com.ainews.embedded;

import static com.ainews.embedded.EmbeddedPostgres.Durability.DURABLE;
import static com.ainews.embedded.EmbeddedPostgres.Durability.THROW_AWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path path;

    @Test
    void keepsDataAndPasswordBetweenStarts() throws SQLException {
        String password;
        try (DataFolder folder = TestFolders.lock(path);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0, DURABLE)) {
            password = postgres.password();
            run(postgres, "CREATE TABLE t AS SELECT 'kept' AS v");
        }
        try (DataFolder folder = TestFolders.lock(path);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0, DURABLE)) {
            assertThat(postgres.password()).isEqualTo(password);
            assertThat(ask(postgres, "SELECT v FROM t")).isEqualTo("kept");
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void recoversWhatWasCommittedAfterAKill() throws SQLException {
        Path temporary;
        try (DataFolder folder = DataFolder.temporary()) {
            temporary = folder.path();
            EmbeddedPostgres killed = EmbeddedPostgres.start(folder, 0, DURABLE);
            run(killed, "CREATE TABLE t AS SELECT 'kept' AS v");
            killed.kill();
            killed.close();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> ask(killed, "SELECT v FROM t"));
            try (EmbeddedPostgres postgres =
                    EmbeddedPostgres.start(folder, killed.port(), DURABLE)) {
                assertThat(postgres.port()).isEqualTo(killed.port());
                assertThat(ask(postgres, "SELECT v FROM t")).isEqualTo("kept");
            }
            assertThat(temporary).exists();
        }
        assertThat(temporary).doesNotExist();
    }

    @Test
    void refusesAWrongPassword() {
        try (DataFolder folder = DataFolder.throwAway();
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0, THROW_AWAY)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(
                                    postgres.jdbcUrl(), EmbeddedPostgres.USER, "wrong")
                            .close());
        }
    }

    @Test
    void takesAnotherPortWhenThePreferredOneIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DataFolder folder = DataFolder.throwAway();
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(folder, taken.getLocalPort(), THROW_AWAY)) {
            assertThat(postgres.port()).isNotEqualTo(taken.getLocalPort());
            assertThat(ask(postgres, "SELECT 'here'")).isEqualTo("here");
        }
    }

    @Test
    void refusesDataOfAnotherVersion() throws Exception {
        Path data = Files.createDirectories(path.resolve("postgres/data"));
        Files.writeString(data.resolve("PG_VERSION"), "17\n");
        try (DataFolder folder = TestFolders.lock(path)) {
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(folder, 0, DURABLE))
                    .withMessageContainingAll("PostgreSQL 17", "PostgreSQL 18", "DATA_DIR");
        }
    }

    @Test
    void leavesDataOfAnotherVersionAsTheyAre() throws Exception {
        Path version = path.resolve("postgres/data/PG_VERSION");
        try (DataFolder folder = TestFolders.lock(path)) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0, THROW_AWAY)) {
                run(postgres, "CREATE TABLE t AS SELECT 'kept' AS v");
            }
            String ours = Files.readString(version);
            Files.writeString(version, "16\n");
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(folder, 0, THROW_AWAY))
                    .withMessageContaining("PostgreSQL 16");
            Files.writeString(version, ours);
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0, THROW_AWAY)) {
                assertThat(ask(postgres, "SELECT v FROM t")).isEqualTo("kept");
            }
        }
    }

    @Test
    void startsOverALeftOverThatNamesAnotherProcess() throws Exception {
        try (DataFolder folder = TestFolders.lock(path)) {
            EmbeddedPostgres.start(folder, 0, THROW_AWAY).close();
            long unrelated = ProcessHandle.current().parent().orElseThrow().pid();
            Files.writeString(
                    path.resolve("postgres/data/postmaster.pid"),
                    unrelated + "\n\n\n\n\n\n\nready\n");
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0, THROW_AWAY)) {
                assertThat(ask(postgres, "SELECT 'here'")).isEqualTo("here");
            }
        }
    }

    @Test
    void runsAsAUserWithoutRightsWhereRootHasNoNamespaces() throws Exception {
        assumeTrue(RunAs.candidates().contains(RunAs.AS_NOBODY));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (RunAs way : List.of(RunAs.AS_NOBODY, RunAs.IN_NAMESPACE, RunAs.AS_NOBODY)) {
            try (DataFolder folder = TestFolders.lock(path);
                    EmbeddedPostgres postgres =
                            EmbeddedPostgres.start(folder, 0, THROW_AWAY, List.of(way))) {
                assertThat(ask(postgres, "SELECT 'here'")).isEqualTo("here");
            }
        }
    }

    @Test
    void saysWhatToDoWhereTheUserWithoutRightsCannotReachTheFolder() throws Exception {
        assumeTrue(RunAs.candidates().contains(RunAs.AS_NOBODY));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        try (DataFolder folder = TestFolders.lock(path)) {
            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() ->
                            EmbeddedPostgres.start(folder, 0, THROW_AWAY, List.of(RunAs.AS_NOBODY)))
                    .withMessageContainingAll("DATA_DIR", "DB_HOST");
        }
    }

    private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
    }
}
