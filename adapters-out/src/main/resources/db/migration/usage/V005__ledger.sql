CREATE SCHEMA usage;

-- One row for each call that was sent and may have cost money. Rows are never changed.
CREATE TABLE usage.ledger (
    id                uuid PRIMARY KEY,
    hold_id           uuid NOT NULL UNIQUE,
    request_id        uuid NOT NULL,
    user_id           uuid NOT NULL,
    purpose           text NOT NULL,
    model             text NOT NULL,
    provider          text,
    generation_id     text,
    outcome           text NOT NULL CHECK (outcome IN ('completed', 'failed', 'lost')),
    prompt_tokens     bigint NOT NULL CHECK (prompt_tokens >= 0),
    completion_tokens bigint NOT NULL CHECK (completion_tokens >= 0),
    held              numeric NOT NULL CHECK (held >= 0),
    cost              numeric NOT NULL CHECK (cost >= 0),
    -- As OpenRouter reported it, to the last digit; null where it reported none.
    reported_cost     numeric,
    computed_cost     numeric NOT NULL,
    source            text NOT NULL CHECK (source IN ('reported', 'estimated')),
    latency_ms        bigint NOT NULL,
    attempts          integer NOT NULL,
    held_at           timestamptz NOT NULL,
    settled_at        timestamptz NOT NULL
);

-- held_at decides to which window a call belongs, here as in the limits.
CREATE INDEX ledger_of_user ON usage.ledger (user_id, held_at DESC, id DESC);
