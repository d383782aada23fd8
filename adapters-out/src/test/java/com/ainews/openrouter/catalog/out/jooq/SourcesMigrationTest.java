package com.ainews.openrouter.catalog.out.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.embedded.testing.TestPostgres;
import com.ainews.embedded.testing.TestServices;
import com.ainews.openrouter.catalog.domain.Benchmarks;
import com.ainews.openrouter.catalog.domain.Model;
import java.math.BigDecimal;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A catalogue that an older version kept serves until the next fetch. */
class SourcesMigrationTest {

    private final TestPostgres database = TestServices.freshDatabase();

    @Test
    void whatWasKeptBeforeHasASourceAfterwards() {
        migrateTo("014");
        DSLContext dsl = DSL.using(database.jdbcUrl(), database.user(), database.password());
        dsl.execute("""
                INSERT INTO catalog.models VALUES ('a/b', 0, 'a/b-2026', 'B', '2026-01-01Z', 1000,
                  NULL, '{text,image}', '{text}', 'GPT',
                  '{"prompt": "0.000000012345678901", "completion": 0.10}', '[]', '{tools}', NULL,
                  now())
                """);

        migrateTo("015");

        Model model = new JooqModels(dsl).load().orElseThrow().models().getFirst();
        assertThat(model.description()).isEmpty();
        assertThat(model.benchmarks()).isEqualTo(Benchmarks.NONE);
        JsonNode source = JsonMapper.builder().build().readTree(model.source());
        assertThat(source.path("id").asString()).isEqualTo("a/b");
        assertThat(source.path("created").asLong()).isEqualTo(1_767_225_600L);
        assertThat(source.at("/architecture/modality").asString()).isEqualTo("text+image->text");
        assertThat(source.at("/pricing/prompt").asString()).isEqualTo("0.000000012345678901");
        assertThat(new BigDecimal(source.at("/pricing/completion").asString()))
                .isEqualByComparingTo("0.1");
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }
}
