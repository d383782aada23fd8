package com.ainews.openrouter.catalog.port;

import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.Refreshed;

import java.time.Instant;
import java.util.Optional;

/** The catalogue that was fetched last, kept for good, and what changed from one to the next. */
public interface Models {

    /** How many changes are kept at least; older ones may be forgotten. */
    int KEPT_CHANGES = 10_000;

    /** Empty if none was ever kept. */
    Optional<Catalogue> load();

    /** When the kept catalogue was fetched; empty if none was ever kept. */
    Optional<Instant> fetchedAt();

    /**
     * Keeps this catalogue in the place of the one before, and what changed between them, as one
     * step. Where a newer one is kept already nothing happens.
     *
     * @return the catalogue that is kept now, and what this step has added to the changes
     */
    Refreshed replace(Catalogue catalogue);
}
