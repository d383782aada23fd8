package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.Refreshed;
import com.ainews.openrouter.catalog.port.ModelCache;
import com.ainews.openrouter.catalog.port.ModelSource;
import com.ainews.openrouter.catalog.port.Models;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A catalogue of a few models, in memory; a source that tests can change, a store and a cache. */
public final class FixedCatalogue implements ModelSource, Models, ModelCache {

    private final List<Model> offered = new ArrayList<>();
    private final InMemoryModels stored = new InMemoryModels();
    private final List<Object> events = new ArrayList<>();
    private @Nullable Catalogue cached;
    private @Nullable Catalogue shared;
    private boolean sharing = true;
    private @Nullable RuntimeException failure;
    private Runnable beforeShared = () -> {};
    private int fetches;

    public FixedCatalogue with(String id, String promptPrice, String answerPrice, long context) {
        offered.add(SomeModel.of(id, promptPrice, answerPrice, context));
        return this;
    }

    public FixedCatalogue with(Model model) {
        offered.add(model);
        return this;
    }

    public void offerNothing() {
        offered.clear();
    }

    /** From now on every fetch fails; null for no more. */
    void failWith(@Nullable RuntimeException failure) {
        this.failure = failure;
    }

    /** From now on this comes before what replicas share is read. */
    void beforeShared(Runnable first) {
        this.beforeShared = first;
    }

    /** As if the process had just started, and nobody shared anything. */
    void forgetCached() {
        cached = null;
        shared = null;
    }

    /** As if a minute had passed. */
    void forgetRecent() {
        cached = null;
    }

    /** From now on what is shared stays as it is, as if Redis were away for writing. */
    void stopSharing() {
        sharing = false;
    }

    /** What was published. */
    List<Object> events() {
        return events;
    }

    public int fetches() {
        return fetches;
    }

    /** The use case over this catalogue. */
    public FindOffers findOffers(InstantSource clock) {
        return findOffers(PriceCeiling.NONE, clock);
    }

    /** The same, where models without a known price may cost so much. */
    public FindOffers findOffers(PriceCeiling ceiling, InstantSource clock) {
        return new FindOffers(current(clock), ceiling, clock);
    }

    /** All models of this catalogue that can be called. */
    public ListOffers listOffers(InstantSource clock) {
        return new ListOffers(current(clock), clock);
    }

    CurrentCatalogue current(InstantSource clock) {
        return new CurrentCatalogue(this, this, refreshCatalog(clock));
    }

    /** Another one is as good as another replica, but for the cache. */
    RefreshCatalog refreshCatalog(InstantSource clock) {
        return new RefreshCatalog(this, this, this, announcing(clock), clock);
    }

    AnnounceModelChanges announcing(InstantSource clock) {
        return new AnnounceModelChanges(stored, events::add, clock);
    }

    /** What changed. */
    InMemoryModels changes() {
        return stored;
    }

    @Override
    public List<Model> fetch() {
        fetches++;
        if (failure != null) {
            throw failure;
        }
        return List.copyOf(offered);
    }

    @Override
    public Optional<Catalogue> load() {
        return stored.load();
    }

    @Override
    public Optional<Instant> fetchedAt() {
        return stored.fetchedAt();
    }

    @Override
    public Refreshed replace(Catalogue catalogue) {
        return stored.replace(catalogue);
    }

    @Override
    public Optional<Catalogue> recent() {
        return Optional.ofNullable(cached);
    }

    @Override
    public Optional<Catalogue> shared() {
        beforeShared.run();
        return Optional.ofNullable(shared);
    }

    @Override
    public void keep(Catalogue catalogue) {
        cached = catalogue;
    }

    @Override
    public void share(Catalogue catalogue) {
        keep(catalogue);
        if (sharing) {
            shared = catalogue;
        }
    }
}
