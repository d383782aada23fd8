package com.ainews.openrouter.catalog.in.schedule;

import com.ainews.openrouter.catalog.AnnounceModelChanges;
import com.ainews.openrouter.catalog.RefreshCatalog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Fetches the catalogue at start and every six hours. Where that fails the last one serves, and it
 * is tried again in a few minutes.
 */
@Component
class CatalogRefresh {

    private static final Logger log = LoggerFactory.getLogger(CatalogRefresh.class);
    private static final Duration EVERY = Duration.ofHours(6);

    private final RefreshCatalog refreshCatalog;
    private final AnnounceModelChanges announceModelChanges;
    private final InstantSource clock;
    private Instant due = Instant.EPOCH;

    CatalogRefresh(
            RefreshCatalog refreshCatalog,
            AnnounceModelChanges announceModelChanges,
            InstantSource clock) {
        this.refreshCatalog = refreshCatalog;
        this.announceModelChanges = announceModelChanges;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 0, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void refresh() {
        announceLeftOver();
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return;
        }
        try {
            refreshCatalog.refresh();
            due = now.plus(EVERY);
        } catch (RuntimeException e) {
            log.warn("The model catalogue could not be refreshed: {}", e.getMessage());
        }
    }

    private void announceLeftOver() {
        try {
            announceModelChanges.announceLeftOver();
        } catch (RuntimeException e) {
            log.warn("Changes of models could not be looked for: {}", e.getMessage());
        }
    }
}
