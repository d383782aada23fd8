package com.ainews.openrouter.catalog.domain;

import com.ainews.openrouter.shared.Usd;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a model costs, in US dollars, as OpenRouter states it: per token, per request, per image and
 * so on, by the names of its API.
 *
 * @param prices by name; {@code prompt} and {@code completion} always, −1 where unknown
 * @param overrides conditional prices; where several apply, the later one wins, name by name
 * @see <a href="https://openrouter.ai/docs/api-reference/list-available-models">List models</a>
 */
public record Pricing(Map<String, BigDecimal> prices, List<PriceOverride> overrides) {

    public static final String PROMPT = "prompt";
    public static final String COMPLETION = "completion";
    public static final String REQUEST = "request";
    public static final String REASONING = "internal_reasoning";

    public Pricing {
        prices = Map.copyOf(prices);
        overrides = List.copyOf(overrides);
    }

    /** Whether the price is known before the call; a router's is not, nor a negative one's. */
    public boolean isKnown() {
        return prices.containsKey(PROMPT)
                && prices.containsKey(COMPLETION)
                && prices.values().stream().allMatch(price -> price.signum() >= 0);
    }

    public boolean isFree() {
        return isKnown() && prices.values().stream().allMatch(price -> price.signum() == 0);
    }

    /** The listed price of a name, without overrides; zero where there is none. */
    public Usd price(String name) {
        return new Usd(prices.getOrDefault(name, BigDecimal.ZERO));
    }

    /**
     * The highest price of a name that can apply to a call with so many prompt tokens, at whatever
     * time of day it runs: what a hold must assume.
     */
    public Usd dearest(String name, long promptTokens) {
        Usd dearest = price(name);
        for (PriceOverride override : overrides) {
            BigDecimal price = override.prices().get(name);
            if (price != null && override.canApplyTo(promptTokens)) {
                dearest = Usd.max(dearest, new Usd(price));
            }
        }
        return dearest;
    }

    /**
     * The most that a call can cost with at most so many tokens, rounded up. All of the answer may
     * be reasoning, which some models price apart. Fees for what this service never asks for are
     * left out: images, web search, writing to a cache.
     */
    public Usd ceiling(long promptTokens, long completionTokens) {
        return besidesAnswer(promptTokens)
                .plus(dearestOfAnswer(promptTokens).times(completionTokens))
                .roundedUp();
    }

    /** What a call with exactly so many tokens costs, none of them apart, rounded up. */
    public Usd listed(long promptTokens, long completionTokens) {
        return besidesAnswer(promptTokens)
                .plus(dearest(COMPLETION, promptTokens).times(completionTokens))
                .roundedUp();
    }

    /** The most tokens of an answer whose ceiling is not above an amount; below one: none. */
    public long completionTokensFor(Usd money, long promptTokens) {
        BigDecimal left = money.minus(besidesAnswer(promptTokens)).amount();
        BigDecimal price = dearestOfAnswer(promptTokens).amount();
        if (left.signum() < 0) {
            return 0;
        }
        return price.signum() == 0
                ? Long.MAX_VALUE
                : left.divideToIntegralValue(price)
                        .min(BigDecimal.valueOf(Long.MAX_VALUE))
                        .longValue();
    }

    private Usd besidesAnswer(long promptTokens) {
        return dearest(PROMPT, promptTokens)
                .times(promptTokens)
                .plus(dearest(REQUEST, promptTokens));
    }

    private Usd dearestOfAnswer(long promptTokens) {
        return Usd.max(dearest(COMPLETION, promptTokens), dearest(REASONING, promptTokens));
    }
}
