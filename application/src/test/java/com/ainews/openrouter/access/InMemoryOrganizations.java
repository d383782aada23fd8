package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.Organization;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.shared.OrganizationId;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Organisations in memory. */
public final class InMemoryOrganizations implements Organizations {

    private final SortedMap<String, Organization> byName = new TreeMap<>();

    @Override
    public boolean add(Organization organization) {
        return byName.putIfAbsent(organization.name(), organization) == null;
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return byName.values().stream().filter(o -> o.id().equals(id)).findAny();
    }

    @Override
    public List<Organization> list(int limit, String afterName) {
        return byName.values().stream()
                .filter(o -> o.name().compareTo(afterName) > 0)
                .limit(limit)
                .toList();
    }
}
