package com.ainews.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of one model. */
record SandboxModel(
        String id,
        String canonicalSlug,
        String name,
        long created,
        long contextLength,
        @Nullable Long maxCompletionTokens,
        boolean moderated,
        String tokenizer,
        List<String> input,
        List<String> output,
        List<String> parameters,
        Map<String, String> prices,
        List<PriceOverride> overrides,
        @Nullable String expires,
        @Nullable Benchmarks benchmarks) {

    /** Scores as decimals; all made up. */
    record Benchmarks(String intelligence, String coding, String agentic) {}

    /** The same model, but for some prices. */
    SandboxModel withPrices(Map<String, BigDecimal> changed) {
        Map<String, String> all = new LinkedHashMap<>(prices);
        changed.forEach((name, price) -> all.put(name, price.toPlainString()));
        return new SandboxModel(
                id,
                canonicalSlug,
                name,
                created,
                contextLength,
                maxCompletionTokens,
                moderated,
                tokenizer,
                input,
                output,
                parameters,
                all,
                overrides,
                expires,
                benchmarks);
    }

    BigDecimal price(String name) {
        return new BigDecimal(prices.getOrDefault(name, "0"));
    }

    /** The price of a call: the last override that applies and has one, else the usual one. */
    private BigDecimal price(String name, long promptTokens, Instant at) {
        String price = prices.getOrDefault(name, "0");
        for (PriceOverride override : overrides) {
            if (override.applies(promptTokens, at)) {
                price = override.prices().getOrDefault(name, price);
            }
        }
        // Of a router it is -1: not known before.
        return new BigDecimal(price).max(BigDecimal.ZERO);
    }

    BigDecimal promptCost(long promptTokens, Instant at) {
        return price("prompt", promptTokens, at).multiply(BigDecimal.valueOf(promptTokens));
    }

    BigDecimal completionCost(long promptTokens, long completionTokens, Instant at) {
        return price("completion", promptTokens, at).multiply(BigDecimal.valueOf(completionTokens));
    }

    /** What an answer costs, to the last digit. */
    BigDecimal cost(long promptTokens, long completionTokens, Instant at) {
        return promptCost(promptTokens, at)
                .add(completionCost(promptTokens, completionTokens, at))
                .add(price("request", promptTokens, at));
    }
}
