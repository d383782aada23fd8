package com.ainews.openrouter.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final FixedCatalogue catalogue = new FixedCatalogue().with("a/b", "1", "2", 1_000);
    private final RefreshCatalog refresh = catalogue.refreshCatalog(clock);

    @Test
    void fetchesOnlyWhatNobodyHas() {
        var offers = catalogue.findOffers(clock);

        assertThat(offers.find(List.of(new ModelId("a/b"), new ModelId("c/d")))).hasSize(1);
        offers.find(List.of(new ModelId("a/b")));

        assertThat(catalogue.fetches()).isEqualTo(1);
    }

    @Test
    void asksAgainOnlyAfterAWhile() {
        Catalogue first = refresh.refresh();
        assertThat(refresh.refresh()).isSameAs(first);

        clock.advance(RefreshCatalog.MIN_AGE);

        assertThat(refresh.refresh()).isNotSameAs(first);
        assertThat(catalogue.fetches()).isEqualTo(2);
    }

    @Test
    void anEmptyCatalogueDoesNotReplaceTheLastOne() {
        Catalogue first = refresh.refresh();
        catalogue.offerNothing();
        clock.advance(Duration.ofHours(6));

        assertThatThrownBy(refresh::refresh).isInstanceOf(ProblemException.class);
        assertThat(catalogue.load()).containsSame(first);
    }

    @Test
    void aRouterWhosePriceIsUnknownIsNotOffered() {
        catalogue.with("openrouter/auto", "-1", "-1", 1_000);

        assertThat(catalogue.findOffers(clock).find(List.of(new ModelId("openrouter/auto"))))
                .isEmpty();
    }

    @Test
    void aModelWithoutAKnownPriceIsOfferedAtTheCeilingOnlyWhereThereIsOne() {
        var unknown = new FixedCatalogue().with("openrouter/auto", "-1", "-1", 100_000);
        var id = new ModelId("openrouter/auto");
        var ceiling = new PriceCeiling(Usd.of("0.000005"), Usd.of("0.00002"));

        assertThat(unknown.findOffers(clock).find(List.of(id))).isEmpty();
        ModelOffer offer = Objects.requireNonNull(
                unknown.findOffers(ceiling, clock).find(List.of(id)).get(id));

        assertThat(offer.ceiling(TokenCount.of(1_000), TokenCount.of(100), CallExtras.NONE))
                .isEqualTo(Usd.of("0.007"));
        assertThat(offer.answerTokenPrice(TokenCount.of(1_000))).isEqualTo(Usd.of("0.00002"));
    }
}
