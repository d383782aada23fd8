package com.ainews.openrouter.access.out.jooq;

import static com.ainews.openrouter.access.out.jooq.db.Tables.TEAMS;

import com.ainews.openrouter.access.domain.Team;
import com.ainews.openrouter.access.out.jooq.db.tables.records.TeamsRecord;
import com.ainews.openrouter.access.port.Teams;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class JooqTeams implements Teams {

    private final DSLContext dsl;

    JooqTeams(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public boolean add(Team team) {
        int added = dsl.insertInto(TEAMS)
                .set(TEAMS.ID, team.id().value())
                .set(TEAMS.ORGANIZATION_ID, team.organization().value())
                .set(TEAMS.NAME, team.name())
                .set(TEAMS.CREATED_AT, team.createdAt())
                .onConflict(TEAMS.ORGANIZATION_ID, TEAMS.NAME)
                .doNothing()
                .execute();
        return added == 1;
    }

    @Override
    public Optional<Team> find(TeamId id) {
        return dsl.selectFrom(TEAMS).where(TEAMS.ID.eq(id.value())).fetchOptional(JooqTeams::team);
    }

    @Override
    public List<Team> list(OrganizationId organization, int limit, String afterName) {
        return dsl.selectFrom(TEAMS)
                .where(TEAMS.ORGANIZATION_ID.eq(organization.value()))
                .and(TEAMS.NAME.gt(afterName))
                .orderBy(TEAMS.NAME)
                .limit(limit)
                .fetch(JooqTeams::team);
    }

    private static Team team(TeamsRecord row) {
        return new Team(
                new TeamId(row.getId()),
                new OrganizationId(row.getOrganizationId()),
                row.getName(),
                row.getCreatedAt());
    }
}
