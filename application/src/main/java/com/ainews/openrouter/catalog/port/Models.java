package com.ainews.openrouter.catalog.port;

import com.ainews.openrouter.catalog.domain.Catalogue;

import java.util.Optional;

/** The catalogue that was fetched last, kept for good. */
public interface Models {

    /** Empty if none was ever kept. */
    Optional<Catalogue> load();

    /** Keeps this catalogue in the place of the one before, as one step. */
    void replace(Catalogue catalogue);
}
