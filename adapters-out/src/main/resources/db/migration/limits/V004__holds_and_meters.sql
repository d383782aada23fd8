CREATE SCHEMA limits;

-- Whom limits apply to. One row is locked while a hold is placed or ended, so that everything
-- below that concerns it happens in one order.
CREATE TABLE limits.scopes (
    id uuid PRIMARY KEY
);

-- What was used, per kind of limit and bucket of time. A calendar window is one bucket, a rolling
-- hour is the sum of the buckets of its minutes.
CREATE TABLE limits.meters (
    scope_id uuid NOT NULL REFERENCES limits.scopes (id),
    kind     text NOT NULL,
    bucket   timestamptz NOT NULL,
    settled  numeric NOT NULL DEFAULT 0 CHECK (settled >= 0),
    held     numeric NOT NULL DEFAULT 0 CHECK (held >= 0),
    PRIMARY KEY (scope_id, kind, bucket)
);

CREATE TABLE limits.holds (
    id          uuid PRIMARY KEY,
    user_id     uuid NOT NULL,
    request_id  uuid NOT NULL,
    model       text NOT NULL,
    purpose     text NOT NULL,
    cost        numeric NOT NULL CHECK (cost >= 0),
    tokens      bigint NOT NULL CHECK (tokens >= 0),
    requests    bigint NOT NULL CHECK (requests >= 0),
    state       text NOT NULL CHECK (state IN ('held', 'settled', 'released', 'expired')),
    held_at     timestamptz NOT NULL,
    lease_until timestamptz NOT NULL,
    ended_at    timestamptz,
    -- The meters that it is held on, and how much on each: parallel arrays.
    scope_ids   uuid[] NOT NULL,
    kinds       text[] NOT NULL,
    buckets     timestamptz[] NOT NULL,
    amounts     numeric[] NOT NULL
);

CREATE INDEX holds_under_way ON limits.holds (lease_until) WHERE state = 'held';

-- Locks the scopes, in one order for everybody so that nobody waits in a circle.
CREATE FUNCTION limits.lock_scopes(p_scope_ids uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO limits.scopes (id)
    SELECT DISTINCT wanted.id FROM unnest(p_scope_ids) AS wanted (id) ORDER BY wanted.id
    ON CONFLICT DO NOTHING;
    PERFORM 1 FROM limits.scopes WHERE id = ANY (p_scope_ids) ORDER BY id FOR UPDATE;
END
$$;

-- Places a hold on all meters at once or on none. Returns the meters that have too little left;
-- no row means that it is held.
--
-- The arrays are parallel, one element for each meter: whom, what, the bucket it counts in, the
-- oldest bucket that still counts, the limit (null for none) and how much is asked. Every statement
-- of a plpgsql function sees what was committed before that statement began, so what is read
-- behind the lock is what stands there.
CREATE FUNCTION limits.place_hold(
    p_id uuid, p_user_id uuid, p_request_id uuid, p_model text, p_purpose text,
    p_cost numeric, p_tokens bigint, p_requests bigint, p_held_at timestamptz, p_lease_until timestamptz,
    p_scope_ids uuid[], p_kinds text[], p_buckets timestamptz[], p_window_starts timestamptz[],
    p_limits numeric[], p_amounts numeric[])
RETURNS TABLE (
    broken_scope_id uuid, broken_kind text, limit_amount numeric, settled_amount numeric,
    held_amount numeric, oldest_bucket timestamptz)
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM limits.lock_scopes(p_scope_ids);

    RETURN QUERY
    SELECT asked.scope_id, asked.kind, asked.limit_amount, used.settled, used.held, used.oldest
    FROM unnest(p_scope_ids, p_kinds, p_window_starts, p_limits, p_amounts)
             AS asked (scope_id, kind, window_start, limit_amount, amount)
    CROSS JOIN LATERAL (
        SELECT coalesce(sum(meter.settled), 0) AS settled,
               coalesce(sum(meter.held), 0) AS held,
               min(meter.bucket) FILTER (WHERE meter.settled + meter.held > 0) AS oldest
        FROM limits.meters AS meter
        WHERE meter.scope_id = asked.scope_id
          AND meter.kind = asked.kind
          AND meter.bucket >= asked.window_start) AS used
    WHERE used.settled + used.held + asked.amount > asked.limit_amount;

    IF FOUND THEN
        RETURN;
    END IF;

    INSERT INTO limits.meters (scope_id, kind, bucket, held)
    SELECT asked.scope_id, asked.kind, asked.bucket, asked.amount
    FROM unnest(p_scope_ids, p_kinds, p_buckets, p_amounts) AS asked (scope_id, kind, bucket, amount)
    ON CONFLICT (scope_id, kind, bucket) DO UPDATE SET held = meters.held + excluded.held;

    INSERT INTO limits.holds (
        id, user_id, request_id, model, purpose, cost, tokens, requests, state, held_at, lease_until,
        scope_ids, kinds, buckets, amounts)
    VALUES (
        p_id, p_user_id, p_request_id, p_model, p_purpose, p_cost, p_tokens, p_requests, 'held',
        p_held_at, p_lease_until, p_scope_ids, p_kinds, p_buckets, p_amounts);
END
$$;

-- Ends a hold: what was held goes, what was really used is settled in the same buckets. Returns
-- whether this call ended it; ending it again changes nothing and returns false.
--
-- p_kinds and p_actuals are parallel: how much was used of each kind; a kind left out used nothing.
CREATE FUNCTION limits.end_hold(
    p_id uuid, p_state text, p_ended_at timestamptz, p_kinds text[], p_actuals numeric[])
RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    ended limits.holds;
BEGIN
    UPDATE limits.holds SET state = p_state, ended_at = p_ended_at
    WHERE id = p_id AND state = 'held'
    RETURNING * INTO ended;

    IF NOT FOUND THEN
        RETURN false;
    END IF;

    PERFORM limits.lock_scopes(ended.scope_ids);

    UPDATE limits.meters AS meter
    SET held = meter.held - was.amount, settled = meter.settled + coalesce(used.amount, 0)
    FROM unnest(ended.scope_ids, ended.kinds, ended.buckets, ended.amounts)
             AS was (scope_id, kind, bucket, amount)
    LEFT JOIN unnest(p_kinds, p_actuals) AS used (kind, amount) ON used.kind = was.kind
    WHERE meter.scope_id = was.scope_id AND meter.kind = was.kind AND meter.bucket = was.bucket;

    RETURN true;
END
$$;
