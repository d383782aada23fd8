package com.ainews.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** The settings file of Redis, which has the password: on a command line all could see it. */
record RedisSettings(ServerFolder folder, String password) {

    Path pidFile() {
        return folder.file("redis.pid");
    }

    /**
     * A snapshot each minute in which something changed and one at the end keep the cache between
     * starts. No log of every write: what the last minute before a power cut put into a cache isn't
     * worth the disk's time. For the same reason a full disk must not stop writes, nor the end.
     */
    Path write(int port) throws IOException {
        Path file = folder.file("redis.conf");
        DataFolder.writePrivately(file, """
                bind %s
                protected-mode yes
                port %d
                requirepass %s
                dir %s
                pidfile %s
                daemonize no
                # The folder stays visible in the command line: so the next start knows its own.
                set-proc-title no
                maxmemory 64mb
                maxmemory-policy allkeys-lru
                appendonly no
                save %s
                stop-writes-on-bgsave-error no
                shutdown-on-sigterm force
                """.formatted(
                        Ports.HOST,
                        port,
                        password,
                        quoted(folder.path()),
                        quoted(pidFile()),
                        folder.isThrowAway() ? "\"\"" : "60 1"));
        return file;
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public String toString() {
        return "RedisSettings[" + folder.path() + "]";
    }
}
