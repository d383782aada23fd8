package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.AccessOperation;
import com.ainews.openrouter.access.domain.NameDraft;
import com.ainews.openrouter.access.domain.Organization;
import com.ainews.openrouter.access.port.AccessAudit;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an administrator add an organisation. */
@Service
public class CreateOrganization {

    private final Organizations organizations;
    private final AccessAudit audit;
    private final Ids ids;
    private final InstantSource clock;

    public CreateOrganization(
            Organizations organizations, AccessAudit audit, Ids ids, InstantSource clock) {
        this.organizations = organizations;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds the organisation and the audit row, both or neither.
     *
     * @throws ProblemException {@code forbidden}, {@code validation_failed}, or {@code
     *     already_exists} where the name is taken
     */
    @Transactional
    public Organization create(Caller actor, String name) {
        actor.requireAdministrator();
        Instant now = clock.instant();
        var organization =
                new Organization(new OrganizationId(ids.next()), new NameDraft(name).toName(), now);
        if (!organizations.add(organization)) {
            throw new ProblemException(
                    ProblemType.ALREADY_EXISTS,
                    "There is an organisation of the name '%s' already; choose another name."
                            .formatted(organization.name()));
        }
        audit.record(new AccessAudit.Entry(
                ids.next(),
                actor.userId(),
                AccessOperation.ORGANIZATION_CREATED,
                AccessAudit.Subject.of(organization),
                now));
        return organization;
    }
}
