package com.ainews.openrouter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.catalog.CallExtras.Caching;
import com.ainews.openrouter.catalog.CallExtras.Search;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.PriceOverride;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.catalog.domain.UtcHours;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Prices of a prompt's token and an answer's token are 1 and 2 dollars, for 10 of each. */
class ModelOfferTest {

    private static final TokenCount TEN = TokenCount.of(10);
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void anAnswerThatMayBeMoreThanTextIsHeldAtTheDearestOfItsPrices() {
        ModelOffer offer = offer("a/b", Map.of("audio_output", "5", "image_token", "4"));

        assertThat(ceiling(offer, answering(true))).isEqualTo(Usd.of("30"));
        assertThat(ceiling(offer, answering(false))).isEqualTo(Usd.of("60"));
        assertThat(offer.answerTokensFor(Usd.of("60"), TEN, answering(false))).isEqualTo(10);
    }

    @Test
    void anAnswerIsTextWhereTheModelWritesNothingElse() {
        ModelOffer offer = offer("a/b", Map.of("audio_output", "5"));
        Model model = SomeModel.of("a/c", pricing(Map.of("audio_output", "5")), 1_000);
        var speaks = new ModelOffer(
                model.id(), SomeModel.writing(model, Set.of("text", "audio")), model.pricing());

        assertThat(ceiling(offer, answering(null))).isEqualTo(Usd.of("30"));
        assertThat(ceiling(speaks, answering(null))).isEqualTo(Usd.of("60"));
    }

    @Test
    void writingToACacheIsHeldAtItsPrice() {
        ModelOffer offer =
                offer("a/b", Map.of("input_cache_write", "1.25", "input_cache_write_1h", "3"));

        assertThat(ceiling(offer, caching(Caching.NONE))).isEqualTo(Usd.of("30"));
        assertThat(ceiling(offer, caching(Caching.USUAL))).isEqualTo(Usd.of("32.5"));
        assertThat(ceiling(offer, caching(Caching.LONG))).isEqualTo(Usd.of("50"));
        assertThat(ceiling(offer("a/b", Map.of()), caching(Caching.LONG))).isEqualTo(Usd.of("40"));
        assertThat(ceiling(offer("openai/b", Map.of("input_cache_write", "1.25")), CallExtras.NONE))
                .isEqualTo(Usd.of("32.5"));
    }

    @Test
    void aModelThatSearchesByItselfIsHeldAtOneSearch() {
        ModelOffer offer = offer("a/b", Map.of("web_search", "7"), "web_search_options");

        assertThat(ceiling(offer, CallExtras.NONE)).isEqualTo(Usd.of("37"));
    }

    @Test
    void aSearchHasABoundOnlyWhereNoProviderSearches() {
        ModelOffer plain = offer("a/b", Map.of());
        ModelOffer searching = offer("a/b", Map.of("web_search", "0.01"));

        assertThat(plain.unbounded(searching(new Search(5, false, false)))).isEmpty();
        assertThat(searching.unbounded(searching(new Search(5, false, false)))).hasSize(1);
        assertThat(searching.unbounded(searching(new Search(5, true, false)))).isEmpty();
        assertThat(ceiling(plain, searching(new Search(5, false, false))))
                .isEqualTo(Usd.of("30.025"));
        assertThat(offer("a/b", Map.of(), "web_search_options")
                        .unbounded(searching(new Search(0, false, true))))
                .containsExactly("web_search_options");
    }

    @Test
    void filesThatAModelCanNotReadAreReadByWhoKnowsWhom() {
        var files = new CallExtras(0, false, true, true, Caching.NONE, Search.NONE, true, Set.of());

        assertThat(offer("a/b", Map.of()).unbounded(files)).hasSize(1);
    }

    @Test
    void itCostsWhatItCostsAtThatHour() {
        var atNight = new PriceOverride(
                0,
                new UtcHours(2200, 600),
                Set.of(),
                Set.of(),
                Map.of("prompt", new BigDecimal("9")));
        Map<String, BigDecimal> prices =
                Map.of("prompt", BigDecimal.ONE, "completion", BigDecimal.TWO);
        Model model = SomeModel.of("a/b", new Pricing(prices, List.of(atNight)), 1_000);
        var offer = new ModelOffer(model.id(), model, model.pricing());

        assertThat(offer.costAt(TEN, TEN, NOON)).isEqualTo(Usd.of("30"));
        assertThat(offer.costAt(TEN, TEN, NOON.plusSeconds(12 * 3_600))).isEqualTo(Usd.of("110"));
        assertThat(ceiling(offer, CallExtras.NONE)).isEqualTo(Usd.of("110"));
    }

    private static Usd ceiling(ModelOffer offer, CallExtras extras) {
        return offer.ceiling(TEN, TEN, extras);
    }

    private static CallExtras answering(@Nullable Boolean onlyText) {
        return new CallExtras(
                0, false, false, false, Caching.NONE, Search.NONE, onlyText, Set.of());
    }

    private static CallExtras caching(Caching caching) {
        return new CallExtras(0, false, false, false, caching, Search.NONE, true, Set.of());
    }

    private static CallExtras searching(Search search) {
        return new CallExtras(0, false, false, false, Caching.NONE, search, true, Set.of());
    }

    private static ModelOffer offer(String id, Map<String, String> prices, String... parameters) {
        Model model = SomeModel.of(id, pricing(prices), 1_000);
        return new ModelOffer(
                model.id(), SomeModel.supporting(model, Set.of(parameters)), model.pricing());
    }

    private static Pricing pricing(Map<String, String> others) {
        Map<String, BigDecimal> prices = new HashMap<>();
        prices.put("prompt", BigDecimal.ONE);
        prices.put("completion", BigDecimal.TWO);
        others.forEach((name, price) -> prices.put(name, new BigDecimal(price)));
        return new Pricing(prices, List.of());
    }
}
