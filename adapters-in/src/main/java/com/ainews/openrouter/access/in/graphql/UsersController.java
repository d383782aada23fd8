package com.ainews.openrouter.access.in.graphql;

import com.ainews.openrouter.access.AssignUser;
import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.access.CreateUser;
import com.ainews.openrouter.access.ListUsers;
import com.ainews.openrouter.access.domain.Role;
import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;

/** Users and where they belong, for administrators. */
@Controller
class UsersController {

    private final CreateUser createUser;
    private final ListUsers listUsers;
    private final AssignUser assignUser;

    UsersController(CreateUser createUser, ListUsers listUsers, AssignUser assignUser) {
        this.createUser = createUser;
        this.listUsers = listUsers;
        this.assignUser = assignUser;
    }

    record UserView(
            UUID id,
            String name,
            boolean administrator,
            @Nullable UUID organizationId,
            @Nullable UUID teamId,
            Instant createdAt) {

        static UserView from(User user) {
            OrganizationId organization = user.organization();
            TeamId team = user.team();
            return new UserView(
                    user.id().value(),
                    user.name(),
                    user.roles().contains(Role.ADMIN),
                    organization == null ? null : organization.value(),
                    team == null ? null : team.value(),
                    user.createdAt());
        }
    }

    @QueryMapping
    List<UserView> users(
            @AuthenticationPrincipal Caller caller,
            @Argument int first,
            @Argument @Nullable String after) {
        return listUsers.list(caller, first, after).stream().map(UserView::from).toList();
    }

    @MutationMapping
    UserView createUser(
            @AuthenticationPrincipal Caller caller,
            @Argument String name,
            @Argument boolean administrator) {
        return UserView.from(createUser.create(caller, name, administrator));
    }

    @MutationMapping
    UserView assignUser(
            @AuthenticationPrincipal Caller caller,
            @Argument UUID userId,
            @Argument @Nullable UUID organizationId,
            @Argument @Nullable UUID teamId) {
        return UserView.from(assignUser.assign(
                caller,
                new UserId(userId),
                organizationId == null ? null : new OrganizationId(organizationId),
                teamId == null ? null : new TeamId(teamId)));
    }
}
