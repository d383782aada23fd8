package com.ainews.openrouter.access.out.jooq;

import static com.ainews.openrouter.access.out.jooq.db.Tables.ORGANIZATIONS;

import com.ainews.openrouter.access.domain.Organization;
import com.ainews.openrouter.access.out.jooq.db.tables.records.OrganizationsRecord;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.shared.OrganizationId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class JooqOrganizations implements Organizations {

    private final DSLContext dsl;

    JooqOrganizations(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public boolean add(Organization organization) {
        int added = dsl.insertInto(ORGANIZATIONS)
                .set(ORGANIZATIONS.ID, organization.id().value())
                .set(ORGANIZATIONS.NAME, organization.name())
                .set(ORGANIZATIONS.CREATED_AT, organization.createdAt())
                .onConflict(ORGANIZATIONS.NAME)
                .doNothing()
                .execute();
        return added == 1;
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return dsl.selectFrom(ORGANIZATIONS)
                .where(ORGANIZATIONS.ID.eq(id.value()))
                .fetchOptional(JooqOrganizations::organization);
    }

    @Override
    public List<Organization> list(int limit, String afterName) {
        return dsl.selectFrom(ORGANIZATIONS)
                .where(ORGANIZATIONS.NAME.gt(afterName))
                .orderBy(ORGANIZATIONS.NAME)
                .limit(limit)
                .fetch(JooqOrganizations::organization);
    }

    private static Organization organization(OrganizationsRecord row) {
        return new Organization(new OrganizationId(row.getId()), row.getName(), row.getCreatedAt());
    }
}
