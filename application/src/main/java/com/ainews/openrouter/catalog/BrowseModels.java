package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.ModelPage;
import com.ainews.openrouter.catalog.domain.ModelQuery;

import org.springframework.stereotype.Service;

/** Shows which models there are. */
@Service
public class BrowseModels {

    private final CurrentCatalogue current;
    private final RefreshCatalog refreshCatalog;

    BrowseModels(CurrentCatalogue current, RefreshCatalog refreshCatalog) {
        this.current = current;
        this.refreshCatalog = refreshCatalog;
    }

    /**
     * Gives the models that a query finds.
     *
     * @param cached whether the catalogue at hand is good enough; if not, OpenRouter is asked,
     *     though not more often than {@link RefreshCatalog#MIN_AGE}
     * @throws com.ainews.openrouter.shared.ProblemException {@code catalog_unavailable} or {@code
     *     upstream_unavailable}
     */
    public ModelPage browse(ModelQuery query, boolean cached) {
        return query.of(cached ? current.get() : refreshCatalog.refresh());
    }
}
