package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.catalog.port.ModelCache;
import com.ainews.openrouter.catalog.port.ModelSource;
import com.ainews.openrouter.catalog.port.Models;
import com.ainews.openrouter.shared.ModelId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A catalogue of a few models, in memory; a source that tests can change, a store and a cache. */
public final class FixedCatalogue implements ModelSource, Models, ModelCache {

    private final List<Model> offered = new ArrayList<>();
    private @Nullable Catalogue stored;
    private @Nullable Catalogue cached;
    private int fetches;

    public FixedCatalogue with(String id, String promptPrice, String answerPrice, long context) {
        offered.add(new Model(
                new ModelId(id),
                id,
                id,
                Instant.EPOCH,
                context,
                null,
                Set.of("text"),
                Set.of("text"),
                "GPT",
                new Pricing(
                        Map.of(
                                "prompt", new BigDecimal(promptPrice),
                                "completion", new BigDecimal(answerPrice)),
                        List.of()),
                Set.of("temperature", "structured_outputs"),
                null));
        return this;
    }

    public void offerNothing() {
        offered.clear();
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
        var refresh = new RefreshCatalog(this, this, this, clock);
        return new FindOffers(new CurrentCatalogue(this, this, refresh), ceiling, clock);
    }

    @Override
    public List<Model> fetch() {
        fetches++;
        return List.copyOf(offered);
    }

    @Override
    public Optional<Catalogue> load() {
        return Optional.ofNullable(stored);
    }

    @Override
    public void replace(Catalogue catalogue) {
        stored = catalogue;
    }

    @Override
    public Optional<Catalogue> get() {
        return Optional.ofNullable(cached);
    }

    @Override
    public void put(Catalogue catalogue) {
        cached = catalogue;
    }
}
