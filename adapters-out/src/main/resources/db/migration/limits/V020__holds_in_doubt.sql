-- Locks scopes, in one order for everybody so that nobody waits in a circle. Those that are missing
-- are made first: whoever finds that somebody else is making one waits for that, makes nothing, and
-- must lock it like all the others. In that order too, since nothing is locked while it waits.
CREATE OR REPLACE FUNCTION limits.lock_scopes(p_ids uuid[], p_types text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO limits.scopes (id, type)
    SELECT DISTINCT wanted.id, wanted.type
    FROM unnest(p_ids, p_types) AS wanted (id, type)
    WHERE wanted.id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM limits.scopes WHERE scopes.id = wanted.id)
    ORDER BY wanted.id
    ON CONFLICT DO NOTHING;
    PERFORM 1 FROM limits.scopes WHERE id = ANY (p_ids) ORDER BY id FOR NO KEY UPDATE;
END
$$;

ALTER TABLE limits.holds
    -- Whether the user's own key is called with, or the service's.
    ADD COLUMN own_key           boolean NOT NULL DEFAULT false,
    -- Since when nobody runs the call any more and its end is not known; null while it runs.
    ADD COLUMN doubted_at        timestamptz,
    -- Whether the answer got to the caller, though not what it cost.
    ADD COLUMN delivered         boolean NOT NULL DEFAULT false,
    -- What the answer said that it used, and what that costs by the listed prices; null where it did
    -- not say.
    ADD COLUMN prompt_tokens     bigint,
    ADD COLUMN completion_tokens bigint,
    ADD COLUMN computed_cost     numeric;
UPDATE limits.holds SET doubted_at = check_at WHERE state = 'held' AND check_at IS NOT NULL;

DROP FUNCTION limits.place_holds;
DROP FUNCTION limits.try_to_hold;

-- Places all of some holds or none, behind the lock of their scopes. Returns the meters that have too
-- little left for all of them together; no row means that they are held. The arrays are parallel,
-- one element for each hold; p_own_… are the limits that users set for themselves.
--
-- What is asked of a meter is summed up over the holds first, so that the work behind the lock grows
-- with the meters and not with the holds.
CREATE FUNCTION limits.try_to_hold(
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
        WHERE used.settled + used.held + limited.amount > limited.limit_amount
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

-- Places holds, each on all of its scopes and kinds at once or not at all. Returns, for each hold that
-- was refused, its place in the arrays and the meters that have too little left. Holds that all
-- fit are placed together; where they don't, each is tried in the order of the arrays.
--
-- Every statement of a function sees what was committed before that statement began, so what is read
-- behind the lock is what stands there. Repeating it for a hold that is placed already changes nothing,
-- and so does placing one that was released before it was there.
CREATE FUNCTION limits.place_holds(
    p_owner_id uuid, p_ids uuid[], p_user_ids uuid[], p_token_ids uuid[], p_team_ids uuid[],
    p_organization_ids uuid[], p_request_ids uuid[], p_models text[], p_purposes text[],
    p_costs numeric[], p_tokens bigint[], p_held_at timestamptz[], p_lease_until timestamptz[],
    p_own_daily_cost numeric[], p_own_monthly_cost numeric[], p_own_requests numeric[],
    p_own_tokens numeric[], p_own_keys boolean[] DEFAULT NULL)
RETURNS TABLE (
    place integer, broken_scope_id uuid, broken_scope_type text, broken_kind text,
    limit_amount numeric, settled_amount numeric, held_amount numeric, oldest_bucket timestamptz)
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM limits.lock_scopes(
        p_user_ids || p_token_ids || p_team_ids || p_organization_ids,
        array_fill('user'::text, ARRAY[cardinality(p_ids)])
            || array_fill('access_token'::text, ARRAY[cardinality(p_ids)])
            || array_fill('team'::text, ARRAY[cardinality(p_ids)])
            || array_fill('organization'::text, ARRAY[cardinality(p_ids)]));

    IF NOT EXISTS (SELECT 1 FROM limits.holds WHERE id = ANY (p_ids)) THEN
        PERFORM 1 FROM limits.try_to_hold(
            p_owner_id, p_ids, p_user_ids, p_token_ids, p_team_ids, p_organization_ids,
            p_request_ids, p_models, p_purposes, p_costs, p_tokens, p_held_at, p_lease_until,
            p_own_daily_cost, p_own_monthly_cost, p_own_requests, p_own_tokens, p_own_keys);
        IF NOT FOUND THEN
            RETURN;
        END IF;
    END IF;

    FOR i IN 1 .. cardinality(p_ids) LOOP
        CONTINUE WHEN EXISTS (SELECT 1 FROM limits.holds WHERE id = p_ids[i]);
        RETURN QUERY
        SELECT i, tried.*
        FROM limits.try_to_hold(
            p_owner_id, p_ids[i:i], p_user_ids[i:i], p_token_ids[i:i], p_team_ids[i:i],
            p_organization_ids[i:i], p_request_ids[i:i], p_models[i:i], p_purposes[i:i],
            p_costs[i:i], p_tokens[i:i], p_held_at[i:i], p_lease_until[i:i],
            p_own_daily_cost[i:i], p_own_monthly_cost[i:i], p_own_requests[i:i],
            p_own_tokens[i:i], p_own_keys[i:i]) AS tried;
    END LOOP;
END
$$;

-- Ends holds: what was held goes, what was really used is settled in the same buckets. Returns the
-- holds that this call ended; those that had ended before stay as they are. The arrays are parallel.
--
-- The condition on the state is written so that it can't be looked up in the index of all that is
-- held: holds must be found by their ids, however few are held when the plan is made. A counter that
-- was wrong before must not keep a call from being settled; whoever compares the books finds it.
--
-- A hold that is to be released and is not there may be about to be placed by a statement that
-- nobody waits for any more. It is written down as released, so that it never counts. Where it is
-- being placed at this moment, writing it waits for that, and then it is ended like any other.
CREATE OR REPLACE FUNCTION limits.end_holds(
    p_ids uuid[], p_state text, p_ended_at timestamptz, p_costs numeric[], p_tokens bigint[],
    p_requests bigint[])
RETURNS SETOF uuid
LANGUAGE plpgsql AS $$
DECLARE
    scope_ids uuid[];
BEGIN
    IF p_state = 'released' THEN
        INSERT INTO limits.holds (
            id, user_id, token_id, request_id, owner_id, model, purpose, cost, tokens, requests,
            state, held_at, lease_until, ended_at)
        SELECT missing.id, nobody.id, nobody.id, nobody.id, nobody.id, '', '', 0, 0, 0,
               'released', p_ended_at, p_ended_at, p_ended_at
        FROM unnest(p_ids) AS missing (id),
             (VALUES ('00000000-0000-0000-0000-000000000000'::uuid)) AS nobody (id)
        WHERE NOT EXISTS (SELECT 1 FROM limits.holds WHERE holds.id = missing.id)
        ORDER BY missing.id
        ON CONFLICT DO NOTHING;
    END IF;

    SELECT array_agg(DISTINCT scope.id) INTO scope_ids
    FROM limits.holds AS hold
    CROSS JOIN LATERAL (VALUES
        (hold.user_id), (hold.token_id), (hold.team_id), (hold.organization_id)) AS scope (id)
    WHERE hold.id = ANY (p_ids) AND scope.id IS NOT NULL;

    PERFORM 1 FROM limits.scopes WHERE id = ANY (scope_ids) ORDER BY id FOR NO KEY UPDATE;

    RETURN QUERY
    WITH ended AS (
        UPDATE limits.holds AS hold
        SET state = p_state, ended_at = p_ended_at, check_at = NULL
        FROM unnest(p_ids, p_costs, p_tokens, p_requests) AS used (id, cost, tokens, requests)
        WHERE hold.id = used.id AND hold.state <> ALL ('{settled,released,expired}')
        RETURNING hold.id, hold.user_id, hold.token_id, hold.team_id, hold.organization_id,
                  hold.held_at, hold.cost, hold.tokens, hold.requests,
                  used.cost AS used_cost, used.tokens AS used_tokens, used.requests AS used_requests
    ),
    use_of_scope AS (
        SELECT scope.id, date_trunc('minute', ended.held_at) AS minute,
               sum(ended.cost) AS cost, sum(ended.requests) AS requests, sum(ended.tokens) AS tokens,
               sum(ended.used_cost) AS used_cost, sum(ended.used_requests) AS used_requests,
               sum(ended.used_tokens) AS used_tokens
        FROM ended
        CROSS JOIN LATERAL (VALUES
            (ended.user_id), (ended.token_id), (ended.team_id), (ended.organization_id)) AS scope (id)
        WHERE scope.id IS NOT NULL
        GROUP BY scope.id, minute
    ),
    change AS (
        SELECT used.id AS scope_id, was.kind, was.bucket, sum(was.amount) AS held, sum(now.amount) AS settled
        FROM use_of_scope AS used
        CROSS JOIN LATERAL limits.kinds(used.minute, used.cost, used.requests, used.tokens) AS was
        JOIN LATERAL limits.kinds(used.minute, used.used_cost, used.used_requests, used.used_tokens)
            AS now ON now.kind = was.kind
        GROUP BY used.id, was.kind, was.bucket
    ),
    counted AS (
        UPDATE limits.meters AS meter
        SET held = greatest(meter.held - change.held, 0), settled = meter.settled + change.settled
        FROM change
        WHERE meter.scope_id = change.scope_id AND meter.kind = change.kind AND meter.bucket = change.bucket
    )
    SELECT ended.id FROM ended;
END
$$;
