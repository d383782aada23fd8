package com.ainews.openrouter.access;

import com.ainews.openrouter.access.port.Organizations;

class InMemoryOrganizationsTest extends OrganizationsContract {

    private final InMemoryOrganizations organizations = new InMemoryOrganizations();

    @Override
    protected Organizations organizations() {
        return organizations;
    }
}
