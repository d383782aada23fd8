package com.ainews.openrouter.access;

import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.access.port.Teams;

class InMemoryTeamsTest extends TeamsContract {

    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final InMemoryTeams teams = new InMemoryTeams(organizations);

    @Override
    protected Teams teams() {
        return teams;
    }

    @Override
    protected Organizations organizations() {
        return organizations;
    }
}
