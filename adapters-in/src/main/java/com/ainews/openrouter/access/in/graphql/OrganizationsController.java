package com.ainews.openrouter.access.in.graphql;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.access.CreateOrganization;
import com.ainews.openrouter.access.CreateTeam;
import com.ainews.openrouter.access.ListOrganizations;
import com.ainews.openrouter.access.ListTeams;
import com.ainews.openrouter.access.domain.Organization;
import com.ainews.openrouter.access.domain.Team;
import com.ainews.openrouter.shared.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;

/** Organisations and their teams, for administrators. */
@Controller
class OrganizationsController {

    private final CreateOrganization createOrganization;
    private final CreateTeam createTeam;
    private final ListOrganizations listOrganizations;
    private final ListTeams listTeams;

    OrganizationsController(
            CreateOrganization createOrganization,
            CreateTeam createTeam,
            ListOrganizations listOrganizations,
            ListTeams listTeams) {
        this.createOrganization = createOrganization;
        this.createTeam = createTeam;
        this.listOrganizations = listOrganizations;
        this.listTeams = listTeams;
    }

    record OrganizationView(UUID id, String name, Instant createdAt) {

        static OrganizationView from(Organization organization) {
            return new OrganizationView(
                    organization.id().value(), organization.name(), organization.createdAt());
        }
    }

    record TeamView(UUID id, UUID organizationId, String name, Instant createdAt) {

        static TeamView from(Team team) {
            return new TeamView(
                    team.id().value(), team.organization().value(), team.name(), team.createdAt());
        }
    }

    @QueryMapping
    List<OrganizationView> organizations(
            @AuthenticationPrincipal Caller caller,
            @Argument int first,
            @Argument @Nullable String after) {
        return listOrganizations.list(caller, first, after).stream()
                .map(OrganizationView::from)
                .toList();
    }

    @QueryMapping
    List<TeamView> teams(
            @AuthenticationPrincipal Caller caller,
            @Argument UUID organizationId,
            @Argument int first,
            @Argument @Nullable String after) {
        return listTeams.list(caller, new OrganizationId(organizationId), first, after).stream()
                .map(TeamView::from)
                .toList();
    }

    @MutationMapping
    OrganizationView createOrganization(
            @AuthenticationPrincipal Caller caller, @Argument String name) {
        return OrganizationView.from(createOrganization.create(caller, name));
    }

    @MutationMapping
    TeamView createTeam(
            @AuthenticationPrincipal Caller caller,
            @Argument UUID organizationId,
            @Argument String name) {
        return TeamView.from(createTeam.create(caller, new OrganizationId(organizationId), name));
    }
}
