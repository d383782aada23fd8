-- Which replicas are there: a hold whose owner is not seen any more is of a call that nobody runs.
CREATE TABLE limits.replicas (
    id      uuid PRIMARY KEY,
    seen_at timestamptz NOT NULL
);
