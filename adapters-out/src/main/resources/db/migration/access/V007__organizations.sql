CREATE TABLE access.organizations (
    id         uuid PRIMARY KEY,
    name       text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
    created_at timestamptz NOT NULL
);

CREATE TABLE access.teams (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES access.organizations (id),
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    created_at      timestamptz NOT NULL,
    UNIQUE (organization_id, name),
    -- For the foreign key of users: a team alone would not say whose it is.
    UNIQUE (id, organization_id)
);

-- A user belongs to one organisation at most, and to one team inside it at most.
ALTER TABLE access.users
    ADD COLUMN organization_id uuid REFERENCES access.organizations (id),
    ADD COLUMN team_id         uuid,
    ADD CONSTRAINT users_team_is_of_organization
        FOREIGN KEY (team_id, organization_id) REFERENCES access.teams (id, organization_id),
    -- A foreign key with a null in it is not looked at.
    ADD CONSTRAINT users_team_needs_organization
        CHECK (team_id IS NULL OR organization_id IS NOT NULL);

-- Also what administrators did to organisations and teams, and to whom they assigned users.
ALTER TABLE access.audit
    ALTER COLUMN user_id DROP NOT NULL,
    ADD COLUMN organization_id uuid,
    ADD COLUMN team_id         uuid,
    ADD CONSTRAINT audit_concerns_something
        CHECK (user_id IS NOT NULL OR organization_id IS NOT NULL);
