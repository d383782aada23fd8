package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.Team;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.access.port.Teams;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Teams in memory. */
public final class InMemoryTeams implements Teams {

    private final Organizations organizations;
    private final List<Team> teams = new CopyOnWriteArrayList<>();

    public InMemoryTeams(Organizations organizations) {
        this.organizations = organizations;
    }

    @Override
    public boolean add(Team team) {
        if (organizations.find(team.organization()).isEmpty()) {
            throw new IllegalArgumentException("There is no such organisation");
        }
        return teams.stream()
                        .noneMatch(t -> t.organization().equals(team.organization())
                                && t.name().equals(team.name()))
                && teams.add(team);
    }

    @Override
    public Optional<Team> find(TeamId id) {
        return teams.stream().filter(t -> t.id().equals(id)).findAny();
    }

    @Override
    public List<Team> list(OrganizationId organization, int limit, String afterName) {
        return teams.stream()
                .filter(t -> t.organization().equals(organization))
                .filter(t -> t.name().compareTo(afterName) > 0)
                .sorted(Comparator.comparing(Team::name))
                .limit(limit)
                .toList();
    }
}
