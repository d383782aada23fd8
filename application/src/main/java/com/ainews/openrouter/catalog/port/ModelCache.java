package com.ainews.openrouter.catalog.port;

import com.ainews.openrouter.catalog.domain.Catalogue;

import java.util.Optional;

/** The catalogue close at hand. May forget at any time, and never fails: it is only for speed. */
public interface ModelCache {

    Optional<Catalogue> get();

    void put(Catalogue catalogue);
}
