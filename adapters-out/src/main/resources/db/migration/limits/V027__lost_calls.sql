-- Holds of calls whose cost nobody will learn. There are none, nearly always, so looking for them costs
-- nothing.
CREATE INDEX holds_lost ON limits.holds (held_at)
    WHERE state = 'held' AND doubted_at IS NOT NULL AND generation_id IS NULL AND computed_cost IS NULL;
