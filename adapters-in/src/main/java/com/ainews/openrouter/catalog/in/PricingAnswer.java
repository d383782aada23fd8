package com.ainews.openrouter.catalog.in;

import com.ainews.openrouter.catalog.domain.PriceOverride;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.catalog.domain.UtcHours;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prices in US dollars.
 *
 * @param prompt per token, null where it is not known before the call
 * @param completion per token, null where it is not known before the call
 */
public record PricingAnswer(
        @Nullable BigDecimal prompt,
        @Nullable BigDecimal completion,
        boolean isFree,
        List<Price> other,
        List<ConditionalPrices> overrides) {

    /** A price by OpenRouter's name for it, in US dollars per unit. */
    public record Price(String name, BigDecimal amount) {}

    /**
     * Prices that hold while all of their conditions do.
     *
     * @param utcStart a clock number: 1030 is half past ten
     * @param utcEnd the same, exclusive
     * @param utcDays none where every day counts
     * @param otherConditions names of those that this service does not understand
     */
    public record ConditionalPrices(
            long minPromptTokens,
            @Nullable Integer utcStart,
            @Nullable Integer utcEnd,
            List<String> utcDays,
            List<String> otherConditions,
            List<Price> prices) {

        static ConditionalPrices from(PriceOverride override) {
            UtcHours hours = override.hours();
            return new ConditionalPrices(
                    override.minPromptTokens(),
                    hours == null ? null : hours.start(),
                    hours == null ? null : hours.end(),
                    override.days().stream()
                            .sorted()
                            .map(day -> day.name().toLowerCase(Locale.ROOT))
                            .toList(),
                    ModelAnswer.sorted(override.otherConditions()),
                    PricingAnswer.prices(override.prices()));
        }
    }

    static PricingAnswer from(Pricing pricing) {
        return new PricingAnswer(
                pricing.listedPrice(Pricing.PROMPT),
                pricing.listedPrice(Pricing.COMPLETION),
                pricing.isFree(),
                prices(pricing.prices()).stream()
                        .filter(price -> !price.name.equals(Pricing.PROMPT))
                        .filter(price -> !price.name.equals(Pricing.COMPLETION))
                        .toList(),
                pricing.overrides().stream().map(ConditionalPrices::from).toList());
    }

    private static List<Price> prices(Map<String, BigDecimal> prices) {
        return prices.entrySet().stream()
                .map(entry -> new Price(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Price::name))
                .toList();
    }
}
