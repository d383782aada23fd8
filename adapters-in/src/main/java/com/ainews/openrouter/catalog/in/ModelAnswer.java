package com.ainews.openrouter.catalog.in;

import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.PriceOverride;
import com.ainews.openrouter.catalog.domain.Pricing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A model as both doors show it. */
public record ModelAnswer(
        String id,
        String canonicalSlug,
        String name,
        Instant createdAt,
        long contextLength,
        @Nullable Long maxCompletionTokens,
        List<String> inputModalities,
        List<String> outputModalities,
        String tokenizer,
        PricingAnswer pricing,
        List<String> supportedParameters,
        @Nullable LocalDate expirationDate) {

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
            List<LongPromptPrices> overrides) {

        static PricingAnswer from(Pricing pricing) {
            boolean known = pricing.isKnown();
            return new PricingAnswer(
                    known ? pricing.price(Pricing.PROMPT).amount() : null,
                    known ? pricing.price(Pricing.COMPLETION).amount() : null,
                    pricing.isFree(),
                    prices(pricing.prices()).stream()
                            .filter(price -> !price.name.equals(Pricing.PROMPT))
                            .filter(price -> !price.name.equals(Pricing.COMPLETION))
                            .toList(),
                    pricing.overrides().stream().map(LongPromptPrices::from).toList());
        }
    }

    /** A price by OpenRouter's name for it, in US dollars per unit. */
    public record Price(String name, BigDecimal amount) {}

    /** Prices for long prompts. */
    public record LongPromptPrices(long minPromptTokens, List<Price> prices) {

        static LongPromptPrices from(PriceOverride override) {
            return new LongPromptPrices(
                    override.minPromptTokens(), ModelAnswer.prices(override.prices()));
        }
    }

    private static List<Price> prices(Map<String, BigDecimal> prices) {
        return prices.entrySet().stream()
                .map(entry -> new Price(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Price::name))
                .toList();
    }

    /** The answer of both doors. */
    public static ModelAnswer from(Model model) {
        return new ModelAnswer(
                model.id().value(),
                model.canonicalSlug(),
                model.name(),
                model.createdAt(),
                model.contextLength(),
                model.maxCompletionTokens(),
                sorted(model.inputModalities()),
                sorted(model.outputModalities()),
                model.tokenizer(),
                PricingAnswer.from(model.pricing()),
                sorted(model.supportedParameters()),
                model.expirationDate());
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
