package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.port.ModelCache;
import com.ainews.openrouter.catalog.port.ModelSource;
import com.ainews.openrouter.catalog.port.Models;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Fetches the catalogue anew and keeps it. */
@Service
public class RefreshCatalog {

    /** A catalogue younger than this is not asked for again, whoever asks. */
    public static final Duration MIN_AGE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(RefreshCatalog.class);

    private final ModelSource source;
    private final Models models;
    private final ModelCache cache;
    private final InstantSource clock;

    public RefreshCatalog(
            ModelSource source, Models models, ModelCache cache, InstantSource clock) {
        this.source = source;
        this.models = models;
        this.cache = cache;
        this.clock = clock;
    }

    /**
     * Blocks for the network. Where upstream fails, what was kept before stays.
     *
     * @return the newest catalogue: a fresh one, or the kept one if that is younger than {@link
     *     #MIN_AGE}
     * @throws ProblemException {@code upstream_unavailable}
     */
    public Catalogue refresh() {
        return cache.get().filter(this::isFresh).orElseGet(this::fetch);
    }

    private boolean isFresh(Catalogue catalogue) {
        return catalogue.fetchedAt().plus(MIN_AGE).isAfter(clock.instant());
    }

    private Catalogue fetch() {
        List<Model> fetched = source.fetch();
        if (fetched.isEmpty()) {
            throw new ProblemException(
                    ProblemType.UPSTREAM_FAILED,
                    "OpenRouter answered with an empty catalogue; the last one stays in use.");
        }
        var catalogue = new Catalogue(clock.instant(), fetched);
        models.replace(catalogue);
        cache.put(catalogue);
        log.info("Model catalogue refreshed: {} models", fetched.size());
        return catalogue;
    }
}
