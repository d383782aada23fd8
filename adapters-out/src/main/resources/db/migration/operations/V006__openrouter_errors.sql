CREATE SCHEMA operations;

CREATE TABLE operations.openrouter_errors (
    id         uuid PRIMARY KEY,
    at         timestamptz NOT NULL,
    user_id    uuid NOT NULL,
    request_id uuid NOT NULL,
    model      text NOT NULL,
    failure    text NOT NULL,
    status     integer,
    message    text NOT NULL
);

CREATE INDEX openrouter_errors_newest ON operations.openrouter_errors (at DESC);
