package com.ainews.openrouter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.catalog.domain.Benchmarks;
import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.ChangesQuery;
import com.ainews.openrouter.catalog.domain.KeptChange;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.ModelChange;
import com.ainews.openrouter.catalog.domain.ModelChange.Kind;
import com.ainews.openrouter.catalog.domain.PriceOverride;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.catalog.domain.Refreshed;
import com.ainews.openrouter.catalog.domain.UtcHours;
import com.ainews.openrouter.catalog.port.ModelChanges;
import com.ainews.openrouter.catalog.port.Models;
import com.ainews.openrouter.shared.ModelId;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of the catalogue does. */
public abstract class ModelsContract {

    private static final Instant START = Instant.parse("2026-05-01T10:00:00.123456Z");

    private static final Pricing EXACT = new Pricing(
            Map.of(
                    "prompt", new BigDecimal("0.000000012345678901"),
                    "completion", new BigDecimal("0.10")),
            List.of(
                    PriceOverride.above(200_000, Map.of("prompt", new BigDecimal("0.3"))),
                    new PriceOverride(
                            0,
                            new UtcHours(2230, 400),
                            Set.of(DayOfWeek.SUNDAY),
                            Set.of("of_the_future"),
                            Map.of("prompt", new BigDecimal("0.05")))));

    private static final Model FULL = new Model(
            new ModelId("maker/model:free"),
            "maker/model-2026",
            "Modèle 模型",
            Instant.parse("2026-01-01T00:00:00Z"),
            128_000,
            4_096L,
            Set.of("text", "image"),
            Set.of("text"),
            "GPT",
            EXACT,
            Set.of("temperature"),
            LocalDate.of(2027, 1, 31),
            "What it is for.",
            new Benchmarks(new BigDecimal("57.300000000000000001"), null, new BigDecimal("12")),
            "{\"id\":\"maker/model:free\",\"b\":1.10,\"a\":\"\\u0000 Modèle\",\"new\":{}}");

    private final Models models;
    private final ModelChanges changes;

    /** With a store in which nothing was ever kept. */
    protected <M extends Models & ModelChanges> ModelsContract(M empty) {
        models = empty;
        changes = empty;
    }

    @Test
    void nothingIsKeptAtFirst() {
        assertThat(models.load()).isEmpty();
        assertThat(models.fetchedAt()).isEmpty();
        assertThat(newest(10)).isEmpty();
    }

    @Test
    void allOfACatalogueIsKeptInItsOrder() {
        Model plain = SomeModel.of("a/plain", "-1", "-1", 1_000);

        Refreshed refreshed = models.replace(at(0, FULL, plain));

        assertThat(refreshed.changes()).isEmpty();
        Catalogue kept = models.load().orElseThrow();
        assertThat(kept.models()).containsExactly(FULL, plain);
        assertThat(kept.fetchedAt()).isEqualTo(START);
        assertThat(models.fetchedAt()).contains(START);
    }

    @Test
    void whatChangedIsKeptNewestFirst() {
        Model before = SomeModel.of("a/dearer", "1", "1", 1_000);
        Model after = SomeModel.of("a/dearer", EXACT, 1_000);
        models.replace(at(0, before, FULL));
        models.replace(at(1, after, FULL));
        models.replace(at(2, after));
        models.replace(at(3, after));
        Refreshed last = models.replace(at(4, after, FULL));

        assertThat(last.changes())
                .containsExactly(new ModelChange(
                        FULL.id(), Kind.APPEARED, null, EXACT, START.plusSeconds(4)));
        assertThat(newest(10))
                .containsExactly(
                        last.changes().getFirst(),
                        new ModelChange(
                                FULL.id(), Kind.VANISHED, EXACT, null, START.plusSeconds(2)),
                        new ModelChange(
                                after.id(),
                                Kind.PRICE_CHANGED,
                                before.pricing(),
                                EXACT,
                                START.plusSeconds(1)));
        assertThat(newest(2)).hasSize(2);
    }

    @Test
    void anOlderCatalogueDoesNotReplaceANewerOne() {
        models.replace(at(1, FULL));

        Refreshed refreshed = models.replace(at(0, SomeModel.of("a/old", "1", "1", 1_000)));

        assertThat(refreshed.current().models()).containsExactly(FULL);
        assertThat(models.load().orElseThrow().models()).containsExactly(FULL);
        assertThat(newest(10)).isEmpty();
    }

    @Test
    void replicasThatRefreshAtOnceTellOfAChangeOnce()
            throws ExecutionException, InterruptedException {
        models.replace(at(0, FULL));
        List<Future<Refreshed>> replicas;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            replicas = IntStream.range(1, 9)
                    .mapToObj(second -> threads.submit(() -> models.replace(
                            at(second, FULL, SomeModel.of("a/new", "1", "1", 1_000)))))
                    .toList();
        }

        int told = 0;
        for (Future<Refreshed> replica : replicas) {
            told += Objects.requireNonNull(replica.get()).changes().size();
        }
        assertThat(told).isEqualTo(1);
        assertThat(newest(10)).hasSize(1);
        assertThat(models.fetchedAt()).contains(START.plusSeconds(8));
    }

    @Test
    void changesAreFoundByModelAndKindAndInPages() {
        Model one = SomeModel.of("a/one", "1", "1", 1_000);
        models.replace(at(0, FULL));
        models.replace(at(1, FULL, one));
        models.replace(at(2, FULL));
        models.replace(at(3, one));

        List<KeptChange> all = changes.find(ChangesQuery.newest(10));
        assertThat(all).hasSize(4);
        assertThat(changes.find(new ChangesQuery(one.id(), Kind.APPEARED, null, 10)))
                .extracting(kept -> kept.change().at())
                .containsExactly(START.plusSeconds(3), START.plusSeconds(1));
        assertThat(changes.find(new ChangesQuery(null, null, all.get(1).id(), 10)))
                .containsExactly(all.get(2), all.get(3));
    }

    @Test
    void changesAreUnannouncedUntilSomebodySaysSo() {
        models.replace(at(0, FULL));
        models.replace(at(1, FULL, SomeModel.of("a/one", "1", "1", 1_000)));
        models.replace(at(2, FULL));

        assertThat(changes.unannounced(START.plusSeconds(2), 10))
                .extracting(ModelChange::kind)
                .containsExactly(Kind.APPEARED);
        changes.announced(START.plusSeconds(1));
        assertThat(changes.unannounced(START.plusSeconds(3), 10))
                .extracting(ModelChange::kind)
                .containsExactly(Kind.VANISHED);
    }

    private List<ModelChange> newest(int limit) {
        return changes.find(ChangesQuery.newest(limit)).stream()
                .map(KeptChange::change)
                .toList();
    }

    private static Catalogue at(int second, Model... models) {
        return new Catalogue(START.plusSeconds(second), List.of(models));
    }
}
