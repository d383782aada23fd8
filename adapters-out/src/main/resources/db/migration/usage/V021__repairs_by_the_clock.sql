-- Null where the service has mended it by itself.
ALTER TABLE usage.repairs ALTER COLUMN actor_id DROP NOT NULL;
