package com.ainews.openrouter.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final Pricing PRICING = new Pricing(
            Map.of(
                    "prompt", new BigDecimal("0.000003"),
                    "completion", new BigDecimal("0.000015"),
                    "request", new BigDecimal("0.0001")),
            List.of(
                    PriceOverride.above(
                            200_000,
                            Map.of(
                                    "prompt", new BigDecimal("0.000006"),
                                    "completion", new BigDecimal("0.0000225"))),
                    PriceOverride.above(0, Map.of("completion", new BigDecimal("0.00001")))));

    @Property
    void theCeilingIsNeverBelowWhatFewerTokensCost(
            @ForAll @LongRange(min = 0, max = 400_000) long promptBound,
            @ForAll @LongRange(min = 0, max = 50_000) long answerBound,
            @ForAll @LongRange(min = 0, max = 100) long percent) {
        long prompt = promptBound * percent / 100;
        long answer = answerBound * percent / 100;
        boolean isLong = prompt > 200_000;
        Usd real = Usd.of(isLong ? "0.000006" : "0.000003")
                .times(prompt)
                .plus(Usd.of("0.00001").times(answer))
                .plus(Usd.of("0.0001"));

        assertThat(PRICING.ceiling(promptBound, answerBound, true)).isGreaterThanOrEqualTo(real);
    }

    @Test
    void theDearestPriceKnowsOfLongPrompts() {
        assertThat(PRICING.dearest("prompt", 200_000)).isEqualTo(Usd.of("0.000003"));
        assertThat(PRICING.dearest("prompt", 200_001)).isEqualTo(Usd.of("0.000006"));
        assertThat(PRICING.dearest("completion", 1)).isEqualTo(Usd.of("0.000015"));
    }

    @Test
    void acceptedPricesRaiseWhatIsListedAndNothingElse() {
        Pricing raised = new Pricing(
                        Map.of(
                                "prompt", new BigDecimal("0.000003"),
                                "completion", new BigDecimal("0.000015"),
                                "input_cache_write", new BigDecimal("0.00000375"),
                                "image", new BigDecimal("0.001")),
                        List.of())
                .upTo(Map.of(
                        "prompt", Usd.of("0.000006"),
                        "completion", Usd.of("0.000001"),
                        "request", Usd.of("0.01")));

        assertThat(raised.price("prompt")).isEqualTo(Usd.of("0.000006"));
        assertThat(raised.price("completion")).isEqualTo(Usd.of("0.000015"));
        assertThat(raised.price("request")).isEqualTo(Usd.of("0.01"));
        assertThat(raised.price("image")).isEqualTo(Usd.of("0.001"));
        assertThat(raised.price("input_cache_write"))
                .as("a share of the prompt's")
                .isEqualTo(Usd.of("0.0000075"));
    }

    @Test
    void aPriceBelowZeroIsNotKnown() {
        BigDecimal unknown = BigDecimal.ONE.negate();

        assertThat(new Pricing(Map.of("prompt", unknown, "completion", unknown), List.of())
                        .isKnown())
                .isFalse();
        assertThat(new Pricing(Map.of("prompt", BigDecimal.ONE), List.of()).isKnown())
                .isFalse();
        assertThat(PRICING.isKnown()).isTrue();
        assertThat(PRICING.isFree()).isFalse();
    }
}
