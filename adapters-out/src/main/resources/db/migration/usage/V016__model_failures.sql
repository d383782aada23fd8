-- How often models failed, also where another one answered after them and the ledger has only that
-- one's line. A row for each day (in UTC), so that years of failures stay few rows.
CREATE TABLE usage.model_failures (
    day      date NOT NULL,
    purpose  text NOT NULL,
    model    text NOT NULL,
    failures bigint NOT NULL CHECK (failures > 0),
    PRIMARY KEY (day, purpose, model)
);
