package com.ainews.openrouter.catalog.in.schedule;

import com.ainews.openrouter.catalog.RefreshCatalog;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Fetches the catalogue at start and every six hours; the last one serves where that fails. */
@Component
class CatalogRefresh {

    private static final Logger log = LoggerFactory.getLogger(CatalogRefresh.class);

    private final RefreshCatalog refreshCatalog;

    CatalogRefresh(RefreshCatalog refreshCatalog) {
        this.refreshCatalog = refreshCatalog;
    }

    @Scheduled(initialDelay = 0, fixedDelay = 6, timeUnit = TimeUnit.HOURS)
    void refresh() {
        try {
            refreshCatalog.refresh();
        } catch (RuntimeException e) {
            log.warn("The model catalogue could not be refreshed: {}", e.getMessage());
        }
    }
}
