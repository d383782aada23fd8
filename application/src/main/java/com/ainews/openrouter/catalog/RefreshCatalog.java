package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.Refreshed;
import com.ainews.openrouter.catalog.port.ModelCache;
import com.ainews.openrouter.catalog.port.ModelSource;
import com.ainews.openrouter.catalog.port.Models;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Fetches the catalogue anew, keeps it, and tells what has changed. */
@Service
public class RefreshCatalog {

    /** A catalogue younger than this is not asked for again, whoever asks on whichever replica. */
    public static final Duration MIN_AGE = Duration.ofSeconds(30);

    /** After OpenRouter failed, a replica does not ask it again for so long. */
    public static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

    /** So long a list that lacks much of what there was is not believed. */
    public static final Duration SECOND_LOOK_AFTER = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(RefreshCatalog.class);

    private final ModelSource source;
    private final Models models;
    private final ModelCache cache;
    private final AnnounceModelChanges announceModelChanges;
    private final InstantSource clock;

    /** One at a time: those who wait for it find what the first one has fetched. */
    private final ReentrantLock fetching = new ReentrantLock();

    private @Nullable RuntimeException failure;
    private @Nullable Instant doubtedSince;
    private Instant failedAt = Instant.EPOCH;

    public RefreshCatalog(
            ModelSource source,
            Models models,
            ModelCache cache,
            AnnounceModelChanges announceModelChanges,
            InstantSource clock) {
        this.source = source;
        this.models = models;
        this.cache = cache;
        this.announceModelChanges = announceModelChanges;
        this.clock = clock;
    }

    /**
     * Blocks for the network. Where upstream fails, what was kept before stays. Publishes {@link
     * ModelAppeared}, {@link ModelPriceChanged} and {@link ModelVanished} for what has changed,
     * after it is stored; the first catalogue ever changes nothing.
     *
     * @return the newest catalogue: a fresh one, or the kept one if that is younger than {@link
     *     #MIN_AGE}
     * @throws ProblemException {@code upstream_unavailable}, {@code upstream_failed} or {@code
     *     catalog_unavailable}
     */
    public Catalogue refresh() {
        Refreshed refreshed;
        fetching.lock();
        try {
            refreshed =
                    fresh().map(known -> new Refreshed(known, List.of())).orElseGet(this::fetch);
        } finally {
            fetching.unlock();
        }
        announceModelChanges.announce(refreshed.changes());
        return refreshed.current();
    }

    /** Another replica may have fetched one since this one looked last. */
    private Optional<Catalogue> fresh() {
        Optional<Catalogue> cached =
                cache.recent().filter(catalogue -> isFresh(catalogue.fetchedAt()));
        if (cached.isPresent()) {
            return cached;
        }
        Optional<Catalogue> stored =
                models.fetchedAt().filter(this::isFresh).flatMap(_ -> models.load());
        stored.ifPresent(cache::share);
        return stored;
    }

    private boolean isFresh(Instant fetchedAt) {
        return fetchedAt.plus(MIN_AGE).isAfter(clock.instant());
    }

    private Refreshed fetch() {
        requireNoPause();
        try {
            Refreshed refreshed = models.replace(new Catalogue(clock.instant(), ask()));
            cache.share(refreshed.current());
            failure = null;
            log.info(
                    "Model catalogue refreshed: {} models, {} changes",
                    refreshed.current().models().size(),
                    refreshed.changes().size());
            return refreshed;
        } catch (RuntimeException e) {
            failure = e;
            failedAt = clock.instant();
            throw e;
        }
    }

    private void requireNoPause() {
        RuntimeException before = failure;
        Instant again = failedAt.plus(PAUSE_AFTER_FAILURE);
        if (before != null && again.isAfter(clock.instant())) {
            throw (before instanceof ProblemException problem
                            ? new ProblemException(problem.type(), problem.detail())
                            : new ProblemException(
                                    ProblemType.CATALOG_UNAVAILABLE,
                                    "The catalogue could not be refreshed a moment ago; the last one"
                                            + " stays in use."))
                    .retryAfter(Duration.between(clock.instant(), again))
                    .causedBy(before);
        }
    }

    private List<Model> ask() {
        List<Model> fetched = source.fetch();
        if (fetched.isEmpty()) {
            throw notBelieved("is empty");
        }
        requireSecondLook(new Catalogue(clock.instant(), fetched));
        return fetched;
    }

    /** A list that lacks much is more likely cut than true; where it lacks that again, it is true. */
    private void requireSecondLook(Catalogue fetched) {
        long missing = models.load().map(fetched::lacksOf).orElse(0L);
        if (missing == 0) {
            doubtedSince = null;
            return;
        }
        if (doubtedSince == null) {
            doubtedSince = clock.instant();
        }
        if (doubtedSince.plus(SECOND_LOOK_AFTER).isAfter(clock.instant())) {
            throw notBelieved("lacks " + missing + " models that there were, and is asked for again"
                    + " before that is believed");
        }
    }

    private static ProblemException notBelieved(String why) {
        return new ProblemException(
                ProblemType.UPSTREAM_FAILED,
                "OpenRouter's catalogue %s; the last one stays in use.".formatted(why));
    }
}
