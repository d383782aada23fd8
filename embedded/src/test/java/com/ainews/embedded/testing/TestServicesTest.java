package com.ainews.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestServicesTest {
    @Test
    void givesEachWhoAsksADatabaseOfItsOwn() throws SQLException {
        TestPostgres one = TestServices.freshDatabase();
        TestPostgres other = TestServices.freshDatabase();
        try (Connection connection = one.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mine (id int)");
        }
        try (Connection connection = other.connect();
                var tables = connection.getMetaData().getTables(null, "public", "mine", null)) {
            assertThat(tables.next()).isFalse();
        }
        assertThat(other.port()).isEqualTo(one.port());
    }

    @Test
    void givesEveryoneTheSameRedis() {
        assertThat(TestServices.redis()).isSameAs(TestServices.redis());
    }

    @Test
    void readsWhatTheEnvironmentNames() {
        assertThat(TestPostgres.of("jdbc:postgresql://db/test", "u", "p"))
                .isEqualTo(new TestPostgres("db", 5432, "test", "u", "p"));
        assertThat(TestRedis.of("redis://:secret@cache:6380"))
                .isEqualTo(new TestRedis("cache", 6380, "secret"));
        assertThat(TestRedis.of("redis://cache")).isEqualTo(new TestRedis("cache", 6379, null));
    }
}
