package com.ainews.openrouter.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PricingCeilingTest {

    private static final List<String> NAMES =
            List.of(Pricing.PROMPT, Pricing.COMPLETION, Pricing.REQUEST);

    @Provide
    Arbitrary<Pricing> pricings() {
        Arbitrary<BigDecimal> price = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("0.01"))
                .ofScale(15);
        Arbitrary<Map<String, BigDecimal>> all =
                price.list().ofSize(3).map(PricingCeilingTest::named);
        Arbitrary<Map<String, BigDecimal>> some = Arbitraries.maps(Arbitraries.of(NAMES), price);
        Arbitrary<PriceOverride> override = Combinators.combine(
                        Arbitraries.longs().between(0, 20_000), some)
                .as(PriceOverride::new);
        return Combinators.combine(all, override.list().ofMaxSize(4)).as(Pricing::new);
    }

    /** As OpenRouter bills: of the overrides that apply, the later one wins, name by name. */
    private static Usd listed(Pricing pricing, long prompt, long completion, int conditions) {
        Map<String, BigDecimal> prices = new HashMap<>(pricing.prices());
        for (int i = 0; i < pricing.overrides().size(); i++) {
            PriceOverride override = pricing.overrides().get(i);
            boolean hourApplies = (conditions & (1 << i)) != 0;
            if (hourApplies && prompt >= override.minPromptTokens()) {
                prices.putAll(override.prices());
            }
        }
        var now = new Pricing(prices, List.of());
        return now.price(Pricing.PROMPT)
                .times(prompt)
                .plus(now.price(Pricing.COMPLETION).times(completion))
                .plus(now.price(Pricing.REQUEST));
    }

    @Property
    void theCeilingIsEnoughForAnyCallUpToItsBoundsAtAnyHour(
            @ForAll("pricings") Pricing pricing,
            @ForAll @LongRange(max = 40_000) long promptBound,
            @ForAll @LongRange(max = 10_000) long answerBound,
            @ForAll @LongRange(max = 1_000) long promptPart,
            @ForAll @LongRange(max = 1_000) long answerPart,
            @ForAll @LongRange(max = 15) long conditions) {
        Usd cost = listed(
                pricing, promptBound * promptPart / 1_000, answerBound * answerPart / 1_000, (int)
                        conditions);

        assertThat(pricing.ceiling(promptBound, answerBound)).isGreaterThanOrEqualTo(cost);
    }

    @Property
    void theDearestPriceIsNoLessThanTheListedOneAndNeverFalls(
            @ForAll("pricings") Pricing pricing,
            @ForAll @LongRange(max = 40_000) long tokens,
            @ForAll @LongRange(max = 40_000) long more) {
        for (String name : NAMES) {
            assertThat(pricing.dearest(name, tokens)).isGreaterThanOrEqualTo(pricing.price(name));
            assertThat(pricing.dearest(name, tokens + more))
                    .isGreaterThanOrEqualTo(pricing.dearest(name, tokens));
        }
    }

    @Test
    void aFreeModelHasACeilingOfNothing() {
        var free = new Pricing(
                Map.of("prompt", BigDecimal.ZERO, "completion", BigDecimal.ZERO), List.of());

        assertThat(free.isFree()).isTrue();
        assertThat(free.ceiling(1_000_000, 1_000_000)).isEqualTo(Usd.ZERO);
        assertThat(free.price("no_such_price")).isEqualTo(Usd.ZERO);
    }

    @Test
    void aRouterWithoutAPriceIsNeitherKnownNorFree() {
        var unknown = new BigDecimal("-1");
        var router = new Pricing(Map.of("prompt", unknown, "completion", unknown), List.of());
        var odd = new Pricing(
                Map.of(
                        "prompt", BigDecimal.ONE,
                        "completion", BigDecimal.ONE,
                        "request", new BigDecimal("-0.1")),
                List.of());

        assertThat(router.isKnown()).isFalse();
        assertThat(router.isFree()).isFalse();
        assertThat(odd.isKnown()).isFalse();
        assertThat(new Pricing(Map.of(), List.of()).isKnown()).isFalse();
    }

    private static Map<String, BigDecimal> named(List<BigDecimal> prices) {
        return Map.of(
                Pricing.PROMPT, prices.get(0),
                Pricing.COMPLETION, prices.get(1),
                Pricing.REQUEST, prices.get(2));
    }
}
