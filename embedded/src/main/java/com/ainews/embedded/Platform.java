package com.ainews.embedded;

import java.util.Locale;

/** The platforms that there are binaries for, and what these are called on the class path. */
enum Platform {
    LINUX_AMD64("postgres-linux-x86_64.txz", "redis-server-7.0.15-linux-amd64"),
    LINUX_ARM64("postgres-linux-arm_64.txz", "redis-server-7.0.15-linux-arm64"),
    MAC_AMD64("postgres-darwin-x86_64.txz", "redis-server-7.0.15-darwin-amd64"),
    MAC_ARM64("postgres-darwin-arm_64.txz", "redis-server-7.0.15-darwin-arm64");

    private final String postgresArchive;
    private final String redisBinary;

    Platform(String postgresArchive, String redisBinary) {
        this.postgresArchive = postgresArchive;
        this.redisBinary = redisBinary;
    }

    String postgresArchive() {
        return postgresArchive;
    }

    String redisBinary() {
        return redisBinary;
    }

    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Platform of(String system, String architecture) {
        String os = system.toLowerCase(Locale.ROOT);
        boolean arm = switch (architecture.toLowerCase(Locale.ROOT)) {
            case "aarch64", "arm64" -> true;
            case "amd64", "x86_64" -> false;
            default -> throw unsupported(system, architecture);
        };
        if (os.equals("linux")) {
            return arm ? LINUX_ARM64 : LINUX_AMD64;
        }
        if (os.startsWith("mac")) {
            return arm ? MAC_ARM64 : MAC_AMD64;
        }
        throw unsupported(system, architecture);
    }

    private static EmbeddedServerException unsupported(String system, String architecture) {
        return new EmbeddedServerException(
                "There is no embedded PostgreSQL and Redis for %s on %s: "
                                .formatted(system, architecture)
                        + "set DB_HOST and REDIS_HOST to servers of your own.");
    }
}
