CREATE SCHEMA completions;

-- What requests with an Idempotency-Key were answered, to answer the same again.
CREATE TABLE completions.stored_answers (
    user_id     uuid NOT NULL,
    key         text NOT NULL,
    -- SHA-256 of operation and body, in hexadecimal.
    fingerprint text NOT NULL CHECK (length(fingerprint) = 64),
    state       text NOT NULL CHECK (state IN ('running', 'answered', 'failed')),
    -- Of one that is answered.
    body        text,
    -- Of one that failed: the problem's type, words and facts.
    problem     text,
    detail      text,
    facts       text,
    created_at  timestamptz NOT NULL,
    -- Of one that is running: nobody answers any more after this.
    lease_until timestamptz NOT NULL,
    PRIMARY KEY (user_id, key)
);
CREATE INDEX stored_answers_by_age ON completions.stored_answers (created_at);
