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

    /** The most that a call can cost with at most so many tokens, rounded up. */
    public Usd ceiling(long promptTokens, long completionTokens) {
        return dearest(PROMPT, promptTokens)
                .times(promptTokens)
                .plus(dearest(COMPLETION, promptTokens).times(completionTokens))
                .plus(dearest(REQUEST, promptTokens))
                .roundedUp();
    }
}
