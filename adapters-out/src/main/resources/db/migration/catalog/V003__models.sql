CREATE SCHEMA catalog;

-- The last catalogue that was fetched; it serves while OpenRouter can't be reached.
CREATE TABLE catalog.models (
    id                    text PRIMARY KEY,
    position              integer NOT NULL,
    canonical_slug        text NOT NULL,
    name                  text NOT NULL,
    created_at            timestamptz NOT NULL,
    context_length        bigint NOT NULL,
    max_completion_tokens bigint,
    input_modalities      text[] NOT NULL,
    output_modalities     text[] NOT NULL,
    tokenizer             text NOT NULL,
    -- Prices by name, as decimal strings: {"prompt": "0.00000015", …}
    prices                jsonb NOT NULL,
    price_overrides       jsonb NOT NULL,
    supported_parameters  text[] NOT NULL,
    expiration_date       date,
    fetched_at            timestamptz NOT NULL
);
