package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.ChangesQuery;
import com.ainews.openrouter.catalog.domain.KeptChange;
import com.ainews.openrouter.catalog.domain.ModelChange;
import com.ainews.openrouter.catalog.domain.Refreshed;
import com.ainews.openrouter.catalog.port.ModelChanges;
import com.ainews.openrouter.catalog.port.Models;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The kept catalogue and its changes, in memory. */
public final class InMemoryModels implements Models, ModelChanges {

    private final List<ModelChange> changes = new ArrayList<>();
    private final Set<Instant> announced = new HashSet<>();
    private @Nullable Catalogue stored;

    @Override
    public synchronized Optional<Catalogue> load() {
        return Optional.ofNullable(stored);
    }

    @Override
    public synchronized Optional<Instant> fetchedAt() {
        return load().map(Catalogue::fetchedAt);
    }

    @Override
    public synchronized Refreshed replace(Catalogue catalogue) {
        Refreshed refreshed = Refreshed.of(load(), catalogue);
        stored = refreshed.current();
        changes.addAll(refreshed.changes());
        return refreshed;
    }

    @Override
    public synchronized List<KeptChange> find(ChangesQuery query) {
        return IntStream.range(0, changes.size())
                .mapToObj(i -> new KeptChange(i + 1L, changes.get(i)))
                .filter(kept -> query.model() == null
                        || query.model().equals(kept.change().model()))
                .filter(kept ->
                        query.kind() == null || query.kind() == kept.change().kind())
                .filter(kept -> query.before() == null || kept.id() < query.before())
                .sorted(Comparator.comparingLong(KeptChange::id).reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized List<ModelChange> unannounced(Instant before, int limit) {
        return changes.stream()
                .filter(change -> !announced.contains(change.at()))
                .filter(change -> change.at().isBefore(before))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void announced(Instant at) {
        announced.add(at);
    }
}
