package com.ainews.embedded.testing;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The servers as containers, which Testcontainers ends with this JVM. */
final class Containers {
    private static final int REDIS_PORT = 6379;

    private Containers() {}

    static boolean engineAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @SuppressWarnings("resource")
    static TestPostgres postgres() {
        var container = new PostgreSQLContainer("postgres:18");
        container.start();
        return new TestPostgres(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getDatabaseName(),
                container.getUsername(),
                container.getPassword());
    }

    @SuppressWarnings("resource")
    static TestRedis redis() {
        var container = new GenericContainer<>("redis:7").withExposedPorts(REDIS_PORT);
        container.start();
        return new TestRedis(container.getHost(), container.getMappedPort(REDIS_PORT), null);
    }
}
