package com.ainews.openrouter.access;

import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.access.port.Teams;
import com.ainews.openrouter.access.port.Users;

class InMemoryUsersTest extends UsersContract {

    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final InMemoryTeams teams = new InMemoryTeams(organizations);
    private final InMemoryUsers users = new InMemoryUsers(organizations, teams);

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
