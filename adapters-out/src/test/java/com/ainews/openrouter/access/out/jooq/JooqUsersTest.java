package com.ainews.openrouter.access.out.jooq;

import com.ainews.openrouter.access.UsersContract;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.access.port.Teams;
import com.ainews.openrouter.access.port.Users;
import com.ainews.openrouter.testing.MigratedDatabase;

class JooqUsersTest extends UsersContract {

    private final JooqOrganizations organizations = new JooqOrganizations(MigratedDatabase.dsl());
    private final JooqTeams teams = new JooqTeams(MigratedDatabase.dsl());
    private final JooqUsers users = new JooqUsers(MigratedDatabase.dsl());

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
}
