package com.ainews.openrouter.testing;

import com.ainews.embedded.testing.TestPostgres;
import com.ainews.embedded.testing.TestServices;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A database with every migration, once for each JVM of tests. */
public final class MigratedDatabase {

    private static final int CONNECTIONS = 16;

    private MigratedDatabase() {}

    private static final class Holder {
        static final DSLContext DSL_CONTEXT = migrate();
    }

    /** Access to it; every test uses ids of its own. */
    public static DSLContext dsl() {
        return Holder.DSL_CONTEXT;
    }

    private static DSLContext migrate() {
        TestPostgres database = TestServices.freshDatabase();
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(CONNECTIONS);
        var pool = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return DSL.using(pool, SQLDialect.POSTGRES);
    }
}
