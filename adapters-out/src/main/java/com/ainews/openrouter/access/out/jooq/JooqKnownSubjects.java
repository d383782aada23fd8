package com.ainews.openrouter.access.out.jooq;

import static com.ainews.openrouter.access.out.jooq.db.Tables.ACCESS_TOKENS;
import static com.ainews.openrouter.access.out.jooq.db.Tables.ORGANIZATIONS;
import static com.ainews.openrouter.access.out.jooq.db.Tables.TEAMS;
import static com.ainews.openrouter.access.out.jooq.db.Tables.USERS;

import com.ainews.openrouter.access.port.KnownSubjects;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class JooqKnownSubjects implements KnownSubjects {

    private final DSLContext dsl;

    JooqKnownSubjects(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public boolean has(UserId user) {
        return dsl.fetchExists(USERS, USERS.ID.eq(user.value()));
    }

    @Override
    public boolean has(AccessTokenId token) {
        return dsl.fetchExists(ACCESS_TOKENS, ACCESS_TOKENS.ID.eq(token.value()));
    }

    @Override
    public boolean has(TeamId team) {
        return dsl.fetchExists(TEAMS, TEAMS.ID.eq(team.value()));
    }

    @Override
    public boolean has(OrganizationId organization) {
        return dsl.fetchExists(ORGANIZATIONS, ORGANIZATIONS.ID.eq(organization.value()));
    }
}
