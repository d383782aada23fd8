package com.ainews.openrouter.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.ChangesQuery;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.ModelChange;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefreshCatalogTest {

    private static final ProblemException AWAY =
            new ProblemException(ProblemType.UPSTREAM_UNAVAILABLE, "It does not answer.");

    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final FixedCatalogue catalogue = new FixedCatalogue().with("a/b", "1", "2", 1_000);
    private final RefreshCatalog refresh = catalogue.refreshCatalog(clock);

    @Test
    void theFirstCatalogueEverTellsOfNoChanges() {
        refresh.refresh();

        assertThat(catalogue.events()).isEmpty();
        assertThat(new ReadModelChanges(catalogue.changes()).read(ChangesQuery.newest(10)))
                .isEmpty();
    }

    @Test
    void tellsWhatChangedAfterItIsStored() {
        catalogue.with("a/gone", "1", "1", 1_000);
        refresh.refresh();
        catalogue.offerNothing();
        catalogue.with("a/b", "1", "3", 1_000).with("a/new", "0", "0", 1_000);
        clock.advance(Duration.ofHours(6));

        refresh.refresh();

        assertThat(catalogue.events())
                .containsExactlyInAnyOrder(
                        new ModelAppeared(new ModelId("a/new"), clock.instant()),
                        new ModelVanished(new ModelId("a/gone"), clock.instant()),
                        new ModelPriceChanged(
                                new ModelId("a/b"),
                                Map.of("prompt", BigDecimal.ONE, "completion", new BigDecimal("2")),
                                Map.of("prompt", BigDecimal.ONE, "completion", new BigDecimal("3")),
                                clock.instant()));
        assertThat(new ReadModelChanges(catalogue.changes()).read(ChangesQuery.newest(10)))
                .extracting(kept -> kept.change().kind())
                .containsExactlyInAnyOrder(ModelChange.Kind.values());
    }

    @Test
    void whatAnotherReplicaFetchedJustNowIsNotAskedForAgain() {
        refresh.refresh();
        catalogue.forgetCached();
        clock.advance(RefreshCatalog.MIN_AGE.minusSeconds(1));

        assertThat(catalogue.refreshCatalog(clock).refresh().models()).hasSize(1);
        assertThat(catalogue.fetches()).isEqualTo(1);
        assertThat(catalogue.recent()).isPresent();

        catalogue.forgetCached();
        clock.advance(Duration.ofSeconds(1));
        catalogue.refreshCatalog(clock).refresh();

        assertThat(catalogue.fetches()).isEqualTo(2);
    }

    @Test
    void whileOpenRouterFailsItIsNotAskedByEverybody() {
        catalogue.failWith(AWAY);
        assertThatThrownBy(refresh::refresh).isSameAs(AWAY);

        assertThatThrownBy(refresh::refresh)
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.UPSTREAM_UNAVAILABLE);
                    assertThat(problem.retryAfter()).contains(RefreshCatalog.PAUSE_AFTER_FAILURE);
                });
        assertThat(catalogue.fetches()).isEqualTo(1);

        catalogue.failWith(null);
        clock.advance(RefreshCatalog.PAUSE_AFTER_FAILURE);
        assertThat(refresh.refresh().models()).hasSize(1);
    }

    @Test
    void whateverFailsIsNotTriedAgainAtOnce() {
        catalogue.failWith(new IllegalStateException("Something unforeseen."));
        assertThatThrownBy(refresh::refresh).isInstanceOf(IllegalStateException.class);

        assertThatThrownBy(refresh::refresh)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.retryAfter())
                                .contains(RefreshCatalog.PAUSE_AFTER_FAILURE));
        assertThat(catalogue.fetches()).isEqualTo(1);
    }

    @Test
    void aListThatLacksMuchIsOnlyBelievedWhenItLacksItAgain() {
        IntStream.range(0, 100).forEach(i -> catalogue.with("a/m" + i, "1", "1", 1_000));
        refresh.refresh();
        catalogue.offerNothing();
        IntStream.range(0, 80).forEach(i -> catalogue.with("a/m" + i, "1", "1", 1_000));
        clock.advance(Duration.ofHours(6));

        assertThatThrownBy(refresh::refresh)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("lacks 21 models");
        clock.advance(RefreshCatalog.PAUSE_AFTER_FAILURE);
        assertThatThrownBy(refresh::refresh).isInstanceOf(ProblemException.class);
        assertThat(catalogue.events()).isEmpty();
        assertThat(catalogue.load().orElseThrow().models()).hasSize(101);

        clock.advance(RefreshCatalog.SECOND_LOOK_AFTER);
        assertThat(refresh.refresh().models()).hasSize(80);
        assertThat(catalogue.events()).hasSize(21);
    }

    @Test
    void anOldPriceDoesNotComeBackFromACacheThatCouldNotBeWritten() {
        CurrentCatalogue current = catalogue.current(clock);
        refresh.refresh();
        catalogue.stopSharing();
        catalogue.offerNothing();
        catalogue.with("a/b", "7", "8", 1_000);
        clock.advance(Duration.ofHours(6));
        refresh.refresh();
        catalogue.forgetRecent();

        Model model = current.get().find(new ModelId("a/b")).orElseThrow();

        assertThat(model.pricing().price("prompt")).isEqualTo(Usd.of("7"));
    }

    @Test
    void whoeverNeedsTheCatalogueAtTheSameTimeGetsWhatOneOfThemHasRead() throws Exception {
        refresh.refresh();
        catalogue.forgetRecent();
        var asked = new CountDownLatch(50);
        var reads = new AtomicInteger();
        catalogue.beforeShared(() -> {
            reads.incrementAndGet();
            await(asked);
        });
        CurrentCatalogue current = catalogue.current(clock);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Catalogue>> all = IntStream.range(0, 50)
                    .mapToObj(_ -> threads.submit(() -> {
                        asked.countDown();
                        return current.get();
                    }))
                    .toList();
            for (Future<Catalogue> one : all) {
                assertThat(one.get().models()).hasSize(1);
            }
        }

        assertThat(reads).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void onlyAdministratorsRefreshByHand() {
        var now = new RefreshCatalogNow(refresh);

        assertThatThrownBy(() -> now.refresh(caller(false)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.FORBIDDEN));
        assertThat(catalogue.fetches()).isZero();
        assertThat(now.refresh(caller(true)).models()).hasSize(1);
    }

    @Test
    void whatAReplicaStoredAndDidNotTellOfIsToldByAnother() {
        refresh.refresh();
        catalogue.with("a/new", "0", "0", 1_000);
        clock.advance(Duration.ofHours(6));
        catalogue.replace(new Catalogue(clock.instant(), catalogue.fetch()));
        AnnounceModelChanges others = catalogue.announcing(clock);

        others.announceLeftOver();
        assertThat(catalogue.events()).isEmpty();

        clock.advance(AnnounceModelChanges.LEFT_OVER_AFTER.plusSeconds(1));
        others.announceLeftOver();
        others.announceLeftOver();
        assertThat(catalogue.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        ModelAppeared.class,
                        appeared -> assertThat(appeared.model()).isEqualTo(new ModelId("a/new")));
    }

    @Test
    void whatWasToldAtOnceIsNotToldAgain() {
        refresh.refresh();
        catalogue.with("a/new", "0", "0", 1_000);
        clock.advance(Duration.ofHours(6));
        refresh.refresh();
        clock.advance(Duration.ofHours(1));

        catalogue.announcing(clock).announceLeftOver();

        assertThat(catalogue.events()).hasSize(1);
    }

    @Test
    void queriesForChangesAreChecked() {
        assertThatThrownBy(() -> ChangesQuery.of(null, null, null, 0))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ChangesQuery.of(null, null, null, 201))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ChangesQuery.of("no id", "changed", 0L, 1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.violations()).hasSize(3));
    }

    private static Caller caller(boolean administrator) {
        return new Caller(
                new UserId(new UUID(0, 1)),
                "somebody",
                administrator,
                new AccessTokenId(new UUID(0, 2)),
                null,
                null);
    }
}
