-- Finds a window's lines of everybody; lines come nearly in this order, so that it stays tiny.
CREATE INDEX ledger_by_time ON usage.ledger USING brin (held_at);

-- What administrators mended where counters and ledger disagreed.
CREATE TABLE usage.repairs (
    id       uuid PRIMARY KEY,
    actor_id uuid NOT NULL,
    finding  text NOT NULL,
    at       timestamptz NOT NULL
);
