package com.ainews.embedded;

import static com.ainews.embedded.EmbeddedPostgres.Durability.DURABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledJvmTest {
    @TempDir
    Path path;

    @Test
    void takesTheServersAlongAndLeavesAFolderThatTheNextCopyCanUse() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServersInAnotherJvm.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Path temporary;
        try (BufferedReader output = other.inputReader()) {
            temporary = Path.of(output.readLine());
        }
        assertThat(temporary).exists();
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> TestFolders.lock(path).close())
                .withMessageContaining("in use");

        List<ProcessHandle> servers = other.descendants().toList();
        assertThat(servers).hasSizeGreaterThan(5);
        other.destroyForcibly().waitFor();

        try (DataFolder folder = TestFolders.lock(path);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0, DURABLE);
                EmbeddedRedis redis = EmbeddedRedis.start(folder, 0);
                RedisClient client = RedisClient.of(redis);
                var connection = DriverManager.getConnection(
                        postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
                var rows = connection.createStatement().executeQuery("SELECT v FROM t")) {
            assertThat(rows.next()).isTrue();
            assertThat(client.get("k")).isEqualTo("kept");
        }
        CompletableFuture.allOf(servers.stream()
                        .map(ProcessHandle::onExit)
                        .toArray(CompletableFuture[]::new))
                .get(20, TimeUnit.SECONDS);
        assertThat(temporary).doesNotExist();
    }
}
