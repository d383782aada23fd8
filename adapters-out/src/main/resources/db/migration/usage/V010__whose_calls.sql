-- Whom else a call was counted for, and how its cost became known.
ALTER TABLE usage.ledger
    ADD COLUMN token_id        uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    ADD COLUMN team_id         uuid,
    ADD COLUMN organization_id uuid,
    -- Whether the user's own key was called with, or the service's.
    ADD COLUMN own_key         boolean NOT NULL DEFAULT false,
    -- From the call's start to the first byte of its answer; null where there was none.
    ADD COLUMN first_token_ms  bigint;
ALTER TABLE usage.ledger ALTER COLUMN token_id DROP DEFAULT;
ALTER TABLE usage.ledger ALTER COLUMN own_key DROP DEFAULT;
ALTER TABLE usage.ledger DROP CONSTRAINT ledger_source_check;
ALTER TABLE usage.ledger
    ADD CONSTRAINT ledger_source_check CHECK (source IN ('reported', 'reconciled', 'estimated'));

-- Adds lines; the arrays are parallel, one element for each line. One statement for any number of
-- them, so that it is planned once.
CREATE FUNCTION usage.append_lines(
    p_id uuid[], p_hold_id uuid[], p_request_id uuid[], p_user_id uuid[], p_token_id uuid[],
    p_team_id uuid[], p_organization_id uuid[], p_purpose text[], p_model text[], p_provider text[],
    p_generation_id text[], p_outcome text[], p_prompt_tokens bigint[],
    p_completion_tokens bigint[], p_held numeric[], p_cost numeric[], p_reported_cost numeric[],
    p_computed_cost numeric[], p_source text[], p_own_key boolean[], p_latency_ms bigint[],
    p_first_token_ms bigint[], p_attempts integer[], p_held_at timestamptz[],
    p_settled_at timestamptz[])
RETURNS void
LANGUAGE sql AS $$
    INSERT INTO usage.ledger (
        id, hold_id, request_id, user_id, token_id, team_id, organization_id, purpose, model,
        provider, generation_id, outcome, prompt_tokens, completion_tokens, held, cost,
        reported_cost, computed_cost, source, own_key, latency_ms, first_token_ms, attempts,
        held_at, settled_at)
    SELECT * FROM unnest(
        p_id, p_hold_id, p_request_id, p_user_id, p_token_id, p_team_id, p_organization_id,
        p_purpose, p_model, p_provider, p_generation_id, p_outcome, p_prompt_tokens,
        p_completion_tokens, p_held, p_cost, p_reported_cost, p_computed_cost, p_source, p_own_key,
        p_latency_ms, p_first_token_ms, p_attempts, p_held_at, p_settled_at)
$$;
