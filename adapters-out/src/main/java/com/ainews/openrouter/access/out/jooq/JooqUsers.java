package com.ainews.openrouter.access.out.jooq;

import static com.ainews.openrouter.access.out.jooq.db.Tables.USERS;

import com.ainews.openrouter.access.domain.Role;
import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.access.out.jooq.db.tables.records.UsersRecord;
import com.ainews.openrouter.access.port.Users;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class JooqUsers implements Users {

    private final DSLContext dsl;

    JooqUsers(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public boolean add(User user) {
        int added = dsl.insertInto(USERS)
                .set(USERS.ID, user.id().value())
                .set(USERS.NAME, user.name())
                .set(USERS.ROLES, user.roles().stream().map(Role::name).toArray(String[]::new))
                .set(USERS.CREATED_AT, user.createdAt())
                .onConflict(USERS.NAME)
                .doNothing()
                .execute();
        return added == 1;
    }

    @Override
    public Optional<User> find(UserId id) {
        return dsl.selectFrom(USERS).where(USERS.ID.eq(id.value())).fetchOptional(JooqUsers::user);
    }

    @Override
    public Optional<User> findByName(String name) {
        return dsl.selectFrom(USERS).where(USERS.NAME.eq(name)).fetchOptional(JooqUsers::user);
    }

    @Override
    public List<User> list(int limit, String afterName) {
        return dsl.selectFrom(USERS)
                .where(USERS.NAME.gt(afterName))
                .orderBy(USERS.NAME)
                .limit(limit)
                .fetch(JooqUsers::user);
    }

    @Override
    public Optional<User> assign(
            UserId id, @Nullable OrganizationId organization, @Nullable TeamId team) {
        return dsl.update(USERS)
                .set(USERS.ORGANIZATION_ID, organization == null ? null : organization.value())
                .set(USERS.TEAM_ID, team == null ? null : team.value())
                .where(USERS.ID.eq(id.value()))
                .returning()
                .fetchOptional(JooqUsers::user);
    }

    static User user(UsersRecord row) {
        UUID organization = row.getOrganizationId();
        UUID team = row.getTeamId();
        return new User(
                new UserId(row.getId()),
                row.getName(),
                Arrays.stream(row.getRoles()).map(Role::valueOf).collect(Collectors.toSet()),
                organization == null ? null : new OrganizationId(organization),
                team == null ? null : new TeamId(team),
                row.getCreatedAt());
    }
}
