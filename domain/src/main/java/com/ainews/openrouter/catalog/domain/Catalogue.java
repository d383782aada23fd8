package com.ainews.openrouter.catalog.domain;

import com.ainews.openrouter.shared.ModelId;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All models at one instant, in the order in which OpenRouter lists them. */
public final class Catalogue {

    private final Instant fetchedAt;
    private final List<Model> models;
    private final Map<ModelId, Model> byId;

    public Catalogue(Instant fetchedAt, List<Model> models) {
        this.fetchedAt = fetchedAt;
        this.models = List.copyOf(models);
        this.byId = models.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Model::id, Function.identity(), (first, _) -> first));
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
}
