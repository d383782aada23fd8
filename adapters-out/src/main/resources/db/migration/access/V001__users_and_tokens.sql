CREATE SCHEMA access;

CREATE TABLE access.users (
    id         uuid PRIMARY KEY,
    name       text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
    roles      text[] NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE access.access_tokens (
    id         uuid PRIMARY KEY,
    user_id    uuid NOT NULL REFERENCES access.users (id),
    -- SHA-256 of the secret, in hexadecimal; the secret itself is known only to its holder.
    hash       text NOT NULL UNIQUE CHECK (length(hash) = 64),
    label      text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz
);

CREATE INDEX access_tokens_of_user ON access.access_tokens (user_id);

-- What administrators did to users and tokens.
CREATE TABLE access.audit (
    id        uuid PRIMARY KEY,
    actor_id  uuid NOT NULL,
    operation text NOT NULL,
    user_id   uuid NOT NULL,
    token_id  uuid,
    at        timestamptz NOT NULL
);
