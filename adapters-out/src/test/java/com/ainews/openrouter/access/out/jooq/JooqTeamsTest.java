package com.ainews.openrouter.access.out.jooq;

import com.ainews.openrouter.access.TeamsContract;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.access.port.Teams;
import com.ainews.openrouter.testing.MigratedDatabase;

class JooqTeamsTest extends TeamsContract {

    private final JooqOrganizations organizations = new JooqOrganizations(MigratedDatabase.dsl());
    private final JooqTeams teams = new JooqTeams(MigratedDatabase.dsl());

    @Override
    protected Teams teams() {
        return teams;
    }

    @Override
    protected Organizations organizations() {
        return organizations;
    }
}
