package com.ainews.openrouter.access.out.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.access.AccessTokensContract;
import com.ainews.openrouter.access.port.AccessTokens;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.access.port.Teams;
import com.ainews.openrouter.access.port.Users;
import com.ainews.openrouter.testing.MigratedDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.ExecuteListener;
import org.junit.jupiter.api.Test;

class JooqAccessTokensTest extends AccessTokensContract {

    private final JooqOrganizations organizations = new JooqOrganizations(MigratedDatabase.dsl());
    private final JooqTeams teams = new JooqTeams(MigratedDatabase.dsl());
    private final JooqUsers users = new JooqUsers(MigratedDatabase.dsl());
    private final JooqAccessTokens tokens = new JooqAccessTokens(MigratedDatabase.dsl());

    @Override
    protected AccessTokens tokens() {
        return tokens;
    }

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Teams teams() {
        return teams;
    }

    @Override
    protected Organizations organizations() {
        return organizations;
    }

    @Test
    void findsATokenAndItsOwnerInOneQuery() {
        var queries = new AtomicInteger();
        var counting = new JooqAccessTokens(MigratedDatabase.dsl()
                .configuration()
                .derive(ExecuteListener.onStart(_ -> queries.incrementAndGet()))
                .dsl());

        counting.findByHash("0".repeat(64));

        assertThat(queries).hasValue(1);
    }
}
