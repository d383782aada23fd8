package com.ainews.openrouter.access.port;

import com.ainews.openrouter.access.domain.Organization;
import com.ainews.openrouter.shared.OrganizationId;

import java.util.List;
import java.util.Optional;

/** All organisations. */
public interface Organizations {

    /** Adds an organisation unless the name is taken; tells whether it did. */
    boolean add(Organization organization);

    Optional<Organization> find(OrganizationId id);

    /** Organisations whose name comes after a text, by name. */
    List<Organization> list(int limit, String afterName);
}
