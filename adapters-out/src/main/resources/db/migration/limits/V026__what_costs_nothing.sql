-- Places all of some holds or none, behind the lock of their scopes. Returns the meters that have too
-- little left for all of them together; no row means that they are held. The arrays are parallel,
-- one element for each hold; p_own_… are the limits that users set for themselves.
--
-- What is asked of a meter is summed up over the holds first, so that the work behind the lock grows
-- with the meters and not with the holds.
--
-- Of a limit of which nothing is asked it does not matter how much is left: a call that costs nothing
-- may also be made where more is spent than the limit allows.
CREATE OR REPLACE FUNCTION limits.try_to_hold(
    p_owner_id uuid, p_ids uuid[], p_user_ids uuid[], p_token_ids uuid[], p_team_ids uuid[],
    p_organization_ids uuid[], p_request_ids uuid[], p_models text[], p_purposes text[],
    p_costs numeric[], p_tokens bigint[], p_held_at timestamptz[], p_lease_until timestamptz[],
    p_own_daily_cost numeric[], p_own_monthly_cost numeric[], p_own_requests numeric[],
    p_own_tokens numeric[], p_own_keys boolean[])
RETURNS TABLE (
    broken_scope_id uuid, broken_scope_type text, broken_kind text, limit_amount numeric,
    settled_amount numeric, held_amount numeric, oldest_bucket timestamptz)
LANGUAGE sql AS $$
    WITH hold AS (
        SELECT *
        FROM unnest(
            p_ids, p_user_ids, p_token_ids, p_team_ids, p_organization_ids, p_request_ids, p_models,
            p_purposes, p_costs, p_tokens, p_held_at, p_lease_until, p_own_daily_cost,
            p_own_monthly_cost, p_own_requests, p_own_tokens, p_own_keys)
            AS h (id, user_id, token_id, team_id, organization_id, request_id, model, purpose, cost,
                  tokens, held_at, lease_until, own_daily_cost, own_monthly_cost, own_requests, own_tokens,
                  own_key)
    ),
    use_of_scope AS (
        SELECT scope.id, date_trunc('minute', hold.held_at) AS minute,
               sum(hold.cost) AS cost, count(*)::numeric AS requests, sum(hold.tokens) AS tokens,
               min(hold.own_daily_cost) FILTER (WHERE scope.is_user) AS own_daily_cost,
               min(hold.own_monthly_cost) FILTER (WHERE scope.is_user) AS own_monthly_cost,
               min(hold.own_requests) FILTER (WHERE scope.is_user) AS own_requests,
               min(hold.own_tokens) FILTER (WHERE scope.is_user) AS own_tokens
        FROM hold
        CROSS JOIN LATERAL (VALUES
            (hold.user_id, true), (hold.token_id, false), (hold.team_id, false),
            (hold.organization_id, false)) AS scope (id, is_user)
        WHERE scope.id IS NOT NULL
        GROUP BY scope.id, minute
    ),
    asked AS MATERIALIZED (
        SELECT used.id AS scope_id, scope.type, kinds.kind, kinds.bucket, kinds.window_start, kinds.amount,
               CASE kinds.kind
                   WHEN 'daily_cost' THEN least(scope.daily_cost_limit, used.own_daily_cost)
                   WHEN 'monthly_cost' THEN least(scope.monthly_cost_limit, used.own_monthly_cost)
                   WHEN 'requests_per_hour' THEN least(scope.requests_per_hour, used.own_requests)
                   WHEN 'tokens_per_hour' THEN least(scope.tokens_per_hour, used.own_tokens)
               END AS limit_amount
        FROM use_of_scope AS used
        JOIN limits.scopes AS scope ON scope.id = used.id
        CROSS JOIN LATERAL limits.kinds(used.minute, used.cost, used.requests, used.tokens) AS kinds
    ),
    broken AS MATERIALIZED (
        SELECT limited.scope_id, limited.type, limited.kind, limited.limit_amount,
               used.settled, used.held, used.oldest
        FROM (
            SELECT asked.scope_id, asked.type, asked.kind, min(asked.limit_amount) AS limit_amount,
                   min(asked.window_start) AS window_start, sum(asked.amount) AS amount
            FROM asked
            WHERE asked.limit_amount IS NOT NULL
            GROUP BY asked.scope_id, asked.type, asked.kind) AS limited
        CROSS JOIN LATERAL (
            SELECT coalesce(sum(meter.settled), 0) AS settled,
                   coalesce(sum(meter.held), 0) AS held,
                   min(meter.bucket) FILTER (WHERE meter.settled + meter.held > 0) AS oldest
            FROM limits.meters AS meter
            WHERE meter.scope_id = limited.scope_id
              AND meter.kind = limited.kind
              AND meter.bucket >= limited.window_start) AS used
        WHERE limited.amount > 0
          AND used.settled + used.held + limited.amount > limited.limit_amount
    ),
    counted AS (
        INSERT INTO limits.meters (scope_id, kind, bucket, held)
        SELECT asked.scope_id, asked.kind, asked.bucket, sum(asked.amount)
        FROM asked
        WHERE NOT EXISTS (SELECT 1 FROM broken)
        GROUP BY asked.scope_id, asked.kind, asked.bucket
        ON CONFLICT (scope_id, kind, bucket) DO UPDATE SET held = meters.held + excluded.held
    ),
    written AS (
        INSERT INTO limits.holds (
            id, user_id, token_id, team_id, organization_id, request_id, owner_id, model, purpose,
            cost, tokens, requests, state, held_at, lease_until, own_key)
        SELECT hold.id, hold.user_id, hold.token_id, hold.team_id, hold.organization_id,
               hold.request_id, p_owner_id, hold.model, hold.purpose, hold.cost, hold.tokens, 1, 'held',
               hold.held_at, hold.lease_until, coalesce(hold.own_key, false)
        FROM hold
        WHERE NOT EXISTS (SELECT 1 FROM broken)
    )
    SELECT * FROM broken
$$;
