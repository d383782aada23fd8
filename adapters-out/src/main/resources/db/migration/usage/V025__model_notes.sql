-- What was noted of models at calls, beside what the ledger says: how often they failed, and the marks
-- that their answers got. By user, so that one user's calls count only up to a limit. A row for each
-- day (in UTC). What was counted before is dropped: it holds mistakes of users as failures of models.
DROP TABLE usage.model_failures;

CREATE TABLE usage.model_notes (
    day      date NOT NULL,
    purpose  text NOT NULL,
    model    text NOT NULL,
    user_id  uuid NOT NULL,
    failures bigint NOT NULL CHECK (failures >= 0),
    marks    bigint NOT NULL CHECK (marks >= 0),
    mark_sum numeric NOT NULL CHECK (mark_sum BETWEEN 0 AND marks),
    PRIMARY KEY (day, purpose, model, user_id)
);
