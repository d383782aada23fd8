package com.ainews.embedded.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Whether tests can have containers. */
final class Docker {
    private static final String TESTCONTAINERS = "org.testcontainers.DockerClientFactory";

    private Docker() {}

    /** Testcontainers' own search is slow and loud where there is nothing: so look first. */
    static boolean isAvailable() {
        return mayAnswer() && isOnClassPath() && Containers.engineAnswers();
    }

    private static boolean mayAnswer() {
        return System.getenv("DOCKER_HOST") != null
                || Stream.of(
                                "/var/run/docker.sock",
                                System.getenv("XDG_RUNTIME_DIR") + "/docker.sock",
                                System.getProperty("user.home") + "/.docker/run/docker.sock",
                                System.getProperty("user.home") + "/.docker/desktop/docker.sock")
                        .map(Path::of)
                        .anyMatch(Files::exists);
    }

    /** A module that does not ask for Testcontainers gets the embedded servers. */
    private static boolean isOnClassPath() {
        try {
            return Objects.nonNull(
                    Class.forName(TESTCONTAINERS, false, Docker.class.getClassLoader()));
        } catch (ClassNotFoundException _) {
            return false;
        }
    }
}
