-- Lines of answers that were given again, at no cost.
ALTER TABLE usage.ledger
    DROP CONSTRAINT ledger_source_check,
    ADD CONSTRAINT ledger_source_check
        CHECK (source IN ('reported', 'reconciled', 'estimated', 'cached'));
