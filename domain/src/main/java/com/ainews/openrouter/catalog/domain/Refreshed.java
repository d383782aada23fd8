package com.ainews.openrouter.catalog.domain;

import java.util.List;
import java.util.Optional;

/**
 * What a newly fetched catalogue did to the one that was kept.
 *
 * @param current what counts from now on
 * @param changes between the two; none where nothing was kept before
 */
public record Refreshed(Catalogue current, List<ModelChange> changes) {

    public Refreshed {
        changes = List.copyOf(changes);
    }

    /** The newer one counts: a slow replica does not bring back what another has replaced. */
    public static Refreshed of(Optional<Catalogue> kept, Catalogue fetched) {
        return kept.map(before -> before.fetchedAt().isAfter(fetched.fetchedAt())
                        ? new Refreshed(before, List.of())
                        : new Refreshed(fetched, fetched.changesSince(before)))
                .orElseGet(() -> new Refreshed(fetched, List.of()));
    }
}
