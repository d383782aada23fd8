ALTER TABLE catalog.models
    ADD COLUMN description        text NOT NULL DEFAULT '',
    -- Of Artificial Analysis; null where the model was not measured.
    ADD COLUMN intelligence_index numeric,
    ADD COLUMN coding_index       numeric,
    ADD COLUMN agentic_index      numeric,
    -- All that OpenRouter said of the model: the text of a JSON object.
    ADD COLUMN source             text;

-- What was fetched before is told with what was kept of it, until the next fetch.
UPDATE catalog.models
SET source = json_build_object(
    'id', id,
    'canonical_slug', canonical_slug,
    'name', name,
    'created', extract(epoch FROM created_at)::bigint,
    'description', description,
    'context_length', context_length,
    'architecture', json_build_object(
        'modality',
            array_to_string(input_modalities, '+') || '->' || array_to_string(output_modalities, '+'),
        'input_modalities', input_modalities,
        'output_modalities', output_modalities,
        'tokenizer', tokenizer,
        'instruct_type', NULL),
    'pricing', (SELECT json_object_agg(price.key, price.value) FROM jsonb_each_text(prices) price),
    'top_provider', json_build_object(
        'context_length', context_length,
        'max_completion_tokens', max_completion_tokens,
        'is_moderated', false),
    'per_request_limits', NULL,
    'supported_parameters', supported_parameters,
    'default_parameters', NULL,
    'expiration_date', expiration_date)::text;

ALTER TABLE catalog.models
    ALTER COLUMN source SET NOT NULL,
    ALTER COLUMN description DROP DEFAULT;

-- What changed from one catalogue to the next.
CREATE TABLE catalog.model_changes (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model_id      text NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('appeared', 'price_changed', 'vanished')),
    -- {"prices": {"prompt": "0.00000015", …}, "overrides": […]}; null where it was not there
    prices_before jsonb,
    prices_after  jsonb,
    at            timestamptz NOT NULL
);
