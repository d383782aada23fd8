package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.Organization;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows an administrator which organisations there are. */
@Service
public class ListOrganizations {

    public static final int MAX_PAGE = 200;

    private final Organizations organizations;

    public ListOrganizations(Organizations organizations) {
        this.organizations = organizations;
    }

    /**
     * Lists a page of organisations.
     *
     * @param first how many, 1 to 200
     * @param afterName the last name of the page before; null for the first page
     * @return organisations by name
     * @throws ProblemException {@code forbidden} or {@code validation_failed}
     */
    public List<Organization> list(Caller actor, int first, @Nullable String afterName) {
        actor.requireAdministrator();
        new Violations().requireBetween("first", first, 1, MAX_PAGE).throwIfAny();
        return organizations.list(first, afterName == null ? "" : afterName);
    }
}
