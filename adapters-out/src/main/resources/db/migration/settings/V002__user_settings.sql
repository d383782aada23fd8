CREATE SCHEMA settings;

-- Null is 'not set' everywhere: the service's default, or no limit.
CREATE TABLE settings.user_settings (
    user_id             uuid PRIMARY KEY,
    key_ciphertext      bytea,
    key_label           text,
    key_set_at          timestamptz,
    summarization_model text,
    chat_model          text,
    fallback_model      text,
    daily_cost_limit    numeric CHECK (daily_cost_limit >= 0),
    monthly_cost_limit  numeric CHECK (monthly_cost_limit >= 0),
    requests_per_hour   bigint CHECK (requests_per_hour >= 0),
    tokens_per_hour     bigint CHECK (tokens_per_hour >= 0),
    temperature         numeric,
    max_tokens          integer CHECK (max_tokens > 0),
    enable_streaming    boolean,
    fallback_enabled    boolean,
    cost_optimization   boolean,
    updated_at          timestamptz NOT NULL,
    CHECK ((key_ciphertext IS NULL) = (key_label IS NULL)),
    CHECK ((key_ciphertext IS NULL) = (key_set_at IS NULL))
);

CREATE TABLE settings.key_audit (
    id        uuid PRIMARY KEY,
    user_id   uuid NOT NULL,
    actor_id  uuid NOT NULL,
    operation text NOT NULL,
    -- Masked: never the key, not even encrypted.
    label     text,
    at        timestamptz NOT NULL
);

CREATE INDEX key_audit_of_user ON settings.key_audit (user_id, at DESC);
