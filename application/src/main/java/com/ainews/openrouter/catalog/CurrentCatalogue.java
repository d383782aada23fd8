package com.ainews.openrouter.catalog;

import com.ainews.batching.NaturalBatches;
import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.port.ModelCache;
import com.ainews.openrouter.catalog.port.Models;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The catalogue from the nearest place that has it: cache, database, OpenRouter. */
@Service
class CurrentCatalogue {

    private static final Logger log = LoggerFactory.getLogger(CurrentCatalogue.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final ModelCache cache;
    private final Models models;
    private final RefreshCatalog refreshCatalog;

    /** When the process forgets its copy, many want another at once: one gets it for all of them. */
    private final NaturalBatches<ModelCache, Catalogue> lookups = new NaturalBatches<>(
            Integer.MAX_VALUE, asked -> Collections.nCopies(asked.size(), find()));

    CurrentCatalogue(ModelCache cache, Models models, RefreshCatalog refreshCatalog) {
        this.cache = cache;
        this.models = models;
        this.refreshCatalog = refreshCatalog;
    }

    /**
     * @throws ProblemException {@code catalog_unavailable} where none was ever fetched and none can
     *     be now
     */
    Catalogue get() {
        return cache.recent().orElseGet(() -> lookups.submit(cache));
    }

    private Catalogue find() {
        return cache.recent().or(this::shared).or(this::fromStore).orElseGet(this::fromUpstream);
    }

    /**
     * What replicas share, unless a newer one is stored: whoever stored that may not have reached
     * the cache. Where the store can't tell, it is the best there is.
     */
    private Optional<Catalogue> shared() {
        Optional<Catalogue> shared = cache.shared();
        if (shared.isPresent() && isOutdated(shared.get())) {
            return Optional.empty();
        }
        shared.ifPresent(cache::keep);
        return shared;
    }

    private boolean isOutdated(Catalogue shared) {
        try {
            return models.fetchedAt().filter(shared.fetchedAt()::isBefore).isPresent();
        } catch (RuntimeException e) {
            log.warn("Nobody knows whether the catalogue in the cache is the newest", e);
            return false;
        }
    }

    private Optional<Catalogue> fromStore() {
        Optional<Catalogue> stored = models.load();
        stored.ifPresent(cache::share);
        return stored;
    }

    private Catalogue fromUpstream() {
        try {
            return refreshCatalog.refresh();
        } catch (ProblemException e) {
            throw new ProblemException(
                            ProblemType.CATALOG_UNAVAILABLE,
                            "No model catalogue was fetched yet, and OpenRouter does not answer."
                                    + " Try again in a little while.")
                    .retryAfter(RETRY_AFTER)
                    .causedBy(e);
        }
    }
}
