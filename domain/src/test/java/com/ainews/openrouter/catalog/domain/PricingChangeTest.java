package com.ainews.openrouter.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricingChangeTest {

    private static final Pricing BEFORE = pricing("0.10", override(1_000, "0.2"));

    @Test
    void anotherWayToWriteItIsNoChange() {
        assertThat(BEFORE.costsTheSameAs(pricing("0.1", override(1_000, "0.200"))))
                .isTrue();
        assertThat(BEFORE.costsTheSameAs(new Pricing(
                        Map.of("prompt", new BigDecimal("0.1"), "image", BigDecimal.ZERO),
                        List.of(override(1_000, "0.2")))))
                .isTrue();
    }

    @Test
    void theLastDigitCounts() {
        assertThat(BEFORE.costsTheSameAs(pricing("0.1000000000000000001", override(1_000, "0.2"))))
                .isFalse();
    }

    @Test
    void overridesAreCompared() {
        assertThat(BEFORE.costsTheSameAs(pricing("0.1"))).isFalse();
        assertThat(BEFORE.costsTheSameAs(pricing("0.1", override(1_001, "0.2"))))
                .isFalse();
        assertThat(BEFORE.costsTheSameAs(pricing("0.1", override(1_000, "0.3"))))
                .isFalse();
        assertThat(BEFORE.costsTheSameAs(pricing("0.1", PriceOverride.above(1_000, Map.of()))))
                .isFalse();
        assertThat(pricing("0.1", override(1_000, "0"))
                        .costsTheSameAs(pricing("0.1", PriceOverride.above(1_000, Map.of()))))
                .isFalse();
    }

    @Test
    void aMovedHourOrDayIsAChange() {
        Pricing before = pricing("1", timed(new UtcHours(100, 400), DayOfWeek.MONDAY));

        assertThat(before.costsTheSameAs(
                        pricing("1", timed(new UtcHours(100, 400), DayOfWeek.MONDAY))))
                .isTrue();
        assertThat(before.costsTheSameAs(
                        pricing("1", timed(new UtcHours(100, 430), DayOfWeek.MONDAY))))
                .isFalse();
        assertThat(before.costsTheSameAs(
                        pricing("1", timed(new UtcHours(100, 400), DayOfWeek.SUNDAY))))
                .isFalse();
        assertThat(before.costsTheSameAs(pricing("1", timed(null, DayOfWeek.MONDAY))))
                .isFalse();
    }

    private static PriceOverride timed(@Nullable UtcHours hours, DayOfWeek day) {
        return new PriceOverride(
                0, hours, Set.of(day), Set.of(), Map.of("prompt", new BigDecimal("2")));
    }

    private static Pricing pricing(String prompt, PriceOverride... overrides) {
        return new Pricing(Map.of("prompt", new BigDecimal(prompt)), List.of(overrides));
    }

    private static PriceOverride override(long minPromptTokens, String prompt) {
        return PriceOverride.above(minPromptTokens, Map.of("prompt", new BigDecimal(prompt)));
    }
}
