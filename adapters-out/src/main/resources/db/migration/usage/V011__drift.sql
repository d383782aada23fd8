-- What OpenRouter said that a key has used, beside what the ledger says. Rows are never changed.
CREATE TABLE usage.drift_checks (
    id          uuid PRIMARY KEY,
    -- Whose key; null is the service's own.
    user_id     uuid,
    key_label   text NOT NULL,
    -- The check of this owner before; null for the first.
    previous_id uuid,
    at          timestamptz NOT NULL,
    reported    numeric NOT NULL,
    ledger      numeric NOT NULL,
    drift       numeric NOT NULL,
    -- Two replicas that check at the same time must not find the same drift twice.
    UNIQUE NULLS NOT DISTINCT (user_id, previous_id)
);
CREATE INDEX drift_checks_of_owner ON usage.drift_checks (user_id, at DESC, id DESC);
CREATE INDEX drift_checks_by_age ON usage.drift_checks (at DESC, id DESC);

-- Sums over users' own keys need not read the ledger itself. That over the service's key reads all of
-- it, once a day; an index for that would have to be written with every call.
CREATE INDEX ledger_of_own_keys ON usage.ledger (user_id, settled_at) INCLUDE (cost) WHERE own_key;

-- The few lines whose cost nobody told.
CREATE INDEX ledger_estimated ON usage.ledger (held_at DESC, id DESC) WHERE source = 'estimated';

-- Users whose own key has cost something since it was checked, and since p_since; first those whose
-- key was checked longest ago or never. Looks into the index once for each user, not for each line.
CREATE FUNCTION usage.own_keys_to_check(p_since timestamptz, p_limit integer)
RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE owners (user_id) AS (
        (SELECT user_id FROM usage.ledger WHERE own_key ORDER BY user_id LIMIT 1)
        UNION ALL
        SELECT (SELECT ledger.user_id FROM usage.ledger
                WHERE ledger.own_key AND ledger.user_id > owners.user_id
                ORDER BY ledger.user_id LIMIT 1)
        FROM owners
        WHERE owners.user_id IS NOT NULL
    )
    SELECT owners.user_id
    FROM owners
    LEFT JOIN LATERAL (
        SELECT drift_checks.at FROM usage.drift_checks
        WHERE drift_checks.user_id = owners.user_id
        ORDER BY drift_checks.at DESC LIMIT 1) AS last ON true
    WHERE EXISTS (
        SELECT FROM usage.ledger
        WHERE ledger.own_key AND ledger.user_id = owners.user_id AND ledger.cost > 0
          AND ledger.settled_at > greatest(p_since, last.at))
    ORDER BY last.at NULLS FIRST, owners.user_id
    LIMIT p_limit
$$;
