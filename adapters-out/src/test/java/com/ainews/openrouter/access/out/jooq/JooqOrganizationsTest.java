package com.ainews.openrouter.access.out.jooq;

import com.ainews.openrouter.access.OrganizationsContract;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.testing.MigratedDatabase;

class JooqOrganizationsTest extends OrganizationsContract {

    private final JooqOrganizations organizations = new JooqOrganizations(MigratedDatabase.dsl());

    @Override
    protected Organizations organizations() {
        return organizations;
    }
}
