-- A change is told to whom it concerns after it is stored. Where a replica ends in between, it is told
-- after the next start or fetch: what has no time here was not told.
ALTER TABLE catalog.model_changes ADD COLUMN announced_at timestamptz;

UPDATE catalog.model_changes SET announced_at = at;

CREATE INDEX model_changes_unannounced ON catalog.model_changes (id) WHERE announced_at IS NULL;
CREATE INDEX model_changes_of_model ON catalog.model_changes (model_id, id DESC);
