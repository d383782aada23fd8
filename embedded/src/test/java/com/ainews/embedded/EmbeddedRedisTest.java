package com.ainews.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
    @TempDir
    Path path;

    @Test
    void keepsTheCacheBetweenStarts() throws IOException {
        try (DataFolder folder = TestFolders.lock(path)) {
            try (EmbeddedRedis redis = EmbeddedRedis.start(folder, 0);
                    RedisClient client = RedisClient.of(redis)) {
                client.send("SET k kept");
            }
            try (EmbeddedRedis redis = EmbeddedRedis.start(folder, 0);
                    RedisClient client = RedisClient.of(redis)) {
                assertThat(client.get("k")).isEqualTo("kept");
            }
        }
    }

    @Test
    void answersNobodyWithoutThePassword() throws IOException {
        try (DataFolder folder = DataFolder.throwAway();
                EmbeddedRedis redis = EmbeddedRedis.start(folder, 0);
                RedisClient client = new RedisClient(redis)) {
            assertThat(client.send("GET k")).startsWith("-NOAUTH");
        }
    }

    @Test
    void answersWhoeverGivesTheRightPassword() throws IOException {
        try (DataFolder folder = DataFolder.throwAway();
                EmbeddedRedis redis = EmbeddedRedis.start(folder, 0);
                RedisClient client = new RedisClient(redis)) {
            assertThat(client.send("AUTH wrong")).startsWith("-WRONGPASS");
            assertThat(client.send("PING")).startsWith("-NOAUTH");
            assertThat(client.send("AUTH " + redis.password())).isEqualTo("+OK");
            assertThat(client.send("PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void takesAnotherPortWhenThePreferredOneIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DataFolder folder = DataFolder.throwAway();
                EmbeddedRedis redis = EmbeddedRedis.start(folder, taken.getLocalPort());
                RedisClient client = RedisClient.of(redis)) {
            assertThat(redis.port()).isNotEqualTo(taken.getLocalPort());
            assertThat(client.send("PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void leavesNothingOfAThrowAwayFolder() {
        DataFolder folder = DataFolder.throwAway();
        EmbeddedRedis.start(folder, 0).close();
        folder.close();
        assertThat(folder.path()).doesNotExist();
    }
}
