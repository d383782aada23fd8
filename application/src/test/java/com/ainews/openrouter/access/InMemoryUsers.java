package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.access.port.Teams;
import com.ainews.openrouter.access.port.Users;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Users in memory. */
public final class InMemoryUsers implements Users {

    private final Organizations organizations;
    private final Teams teams;
    private final SortedMap<String, User> byName = new TreeMap<>();

    public InMemoryUsers(Organizations organizations, Teams teams) {
        this.organizations = organizations;
        this.teams = teams;
    }

    @Override
    public boolean add(User user) {
        return byName.putIfAbsent(user.name(), user) == null;
    }

    @Override
    public Optional<User> find(UserId id) {
        return byName.values().stream().filter(u -> u.id().equals(id)).findAny();
    }

    @Override
    public Optional<User> findByName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public List<User> list(int limit, String afterName) {
        return byName.values().stream()
                .filter(u -> u.name().compareTo(afterName) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<User> assign(
            UserId id, @Nullable OrganizationId organization, @Nullable TeamId team) {
        if (organization != null && organizations.find(organization).isEmpty()) {
            throw new IllegalArgumentException("There is no such organisation");
        }
        if (team != null
                && teams.find(team)
                        .filter(t -> t.organization().equals(organization))
                        .isEmpty()) {
            throw new IllegalArgumentException("The organisation has no such team");
        }
        Optional<User> assigned = find(id).map(u ->
                new User(u.id(), u.name(), u.roles(), organization, team, u.createdAt()));
        assigned.ifPresent(u -> byName.put(u.name(), u));
        return assigned;
    }
}
