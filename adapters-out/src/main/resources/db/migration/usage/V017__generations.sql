-- Finds the line of one generation, for whoever asks what became of it.
CREATE INDEX ledger_of_generation ON usage.ledger USING hash (generation_id);
