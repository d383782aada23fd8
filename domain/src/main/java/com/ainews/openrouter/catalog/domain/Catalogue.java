package com.ainews.openrouter.catalog.domain;

import com.ainews.openrouter.shared.ModelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All models at one instant, in the order in which OpenRouter lists them. */
public final class Catalogue {

    /** Fewer models than these are no large share, whatever the number of all. */
    private static final int FEW = 10;

    /** More than one of so many is a large share. */
    private static final int LARGE_SHARE = 10;

    private final Instant fetchedAt;
    private final List<Model> models;
    private final Map<ModelId, Model> byId = new LinkedHashMap<>();
    private final Map<String, Model> bySlug = new LinkedHashMap<>();

    /** Of models with the same id the first one counts. */
    public Catalogue(Instant fetchedAt, List<Model> models) {
        this.fetchedAt = fetchedAt;
        for (Model model : models) {
            byId.putIfAbsent(model.id(), model);
            bySlug.merge(model.canonicalSlug(), model, Catalogue::withoutVariant);
        }
        this.models = List.copyOf(byId.values());
    }

    public Instant fetchedAt() {
        return fetchedAt;
    }

    public List<Model> models() {
        return models;
    }

    public Optional<Model> find(ModelId id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static Model withoutVariant(Model one, Model other) {
        return one.id().hasVariant() && !other.id().hasVariant() ? other : one;
    }

    /**
     * The model of a canonical slug, which variants such as {@code :free} share with it: the one
     * without a variant where there is one, else the first.
     */
    public Optional<Model> findBySlug(String canonicalSlug) {
        return Optional.ofNullable(bySlug.get(canonicalSlug));
    }

    /** How many models of an older catalogue are gone, if that is a large share of them; else 0. */
    public long lacksOf(Catalogue before) {
        long missing = before.byId.keySet().stream()
                .filter(id -> !byId.containsKey(id))
                .count();
        return missing >= FEW && missing * LARGE_SHARE > before.models.size() ? missing : 0;
    }

    /** What changed from an older catalogue to this one: first what is new, then the rest. */
    public List<ModelChange> changesSince(Catalogue before) {
        List<ModelChange> changes = new ArrayList<>();
        models.stream()
                .filter(model -> !before.byId.containsKey(model.id()))
                .map(model -> change(model, ModelChange.Kind.APPEARED, null, model.pricing()))
                .forEach(changes::add);
        for (Model old : before.models) {
            Model now = byId.get(old.id());
            if (now == null) {
                changes.add(change(old, ModelChange.Kind.VANISHED, old.pricing(), null));
            } else if (!now.pricing().costsTheSameAs(old.pricing())) {
                changes.add(
                        change(old, ModelChange.Kind.PRICE_CHANGED, old.pricing(), now.pricing()));
            }
        }
        return changes;
    }

    private ModelChange change(
            Model model, ModelChange.Kind kind, @Nullable Pricing before, @Nullable Pricing after) {
        return new ModelChange(model.id(), kind, before, after, fetchedAt);
    }
}
