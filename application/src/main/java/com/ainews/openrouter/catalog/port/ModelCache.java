package com.ainews.openrouter.catalog.port;

import com.ainews.openrouter.catalog.domain.Catalogue;

import java.util.Optional;

/**
 * The catalogue close at hand. May forget at any time, and never fails: it is only for speed. A
 * catalogue never takes the place of a newer one.
 */
public interface ModelCache {

    /** What this process has got within the last minute. */
    Optional<Catalogue> recent();

    /** What replicas share; it may be older than what is stored. */
    Optional<Catalogue> shared();

    /** Keeps a catalogue for this process. */
    void keep(Catalogue catalogue);

    /** Keeps a catalogue for this process and all others. */
    void share(Catalogue catalogue);
}
