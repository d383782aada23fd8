package com.ainews.openrouter.catalog.domain;

import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** How the names of what is read from or written to a provider's cache begin. */
    private static final String CACHE = "input_cache";

    private static final MathContext RATIO = new MathContext(16, RoundingMode.UP);

    /** What tokens of an answer may be priced as. */
    private static final List<String> TEXT = List.of(COMPLETION, "internal_reasoning");

    private static final List<String> ANYTHING = List.of(
            COMPLETION, "internal_reasoning", "audio_output", "image_output", "image_token");

    public Pricing {
        prices = Map.copyOf(prices);
        overrides = List.copyOf(overrides);
    }

    /** Whether the price is known before the call; a router's is not, nor a negative one's. */
    public boolean isKnown() {
        return prices.containsKey(PROMPT)
                && prices.containsKey(COMPLETION)
                && allPrices().allMatch(price -> price.signum() >= 0);
    }

    /** Whether nothing has a price, whatever the time and the length of the prompt. */
    public boolean isFree() {
        return isKnown() && allPrices().allMatch(price -> price.signum() == 0);
    }

    private Stream<BigDecimal> allPrices() {
        return Stream.concat(
                prices.values().stream(),
                overrides.stream().flatMap(override -> override.prices().values().stream()));
    }

    /** Whether all prices are equal; one that is zero is as good as none. */
    public boolean costsTheSameAs(Pricing other) {
        return nonZero(prices).equals(nonZero(other.prices))
                && overrides.size() == other.overrides.size()
                && IntStream.range(0, overrides.size())
                        .allMatch(i -> overrides.get(i).costsTheSameAs(other.overrides.get(i)));
    }

    private static Map<String, Usd> nonZero(Map<String, BigDecimal> prices) {
        return prices.entrySet().stream()
                .filter(price -> price.getValue().signum() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, price -> new Usd(price.getValue())));
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
     * The price of a name for a prompt of so many tokens at an instant: of the overrides whose
     * conditions all hold the last one counts. One that has conditions which are not understood
     * only ever makes it dearer.
     */
    public Usd priceAt(String name, long promptTokens, Instant at) {
        Usd current = price(name);
        for (PriceOverride override : overrides) {
            BigDecimal price = override.prices().get(name);
            if (price != null && override.appliesTo(promptTokens, at)) {
                var changed = new Usd(price);
                current =
                        override.otherConditions().isEmpty() ? changed : Usd.max(current, changed);
            }
        }
        return current;
    }

    /** What a call with exactly so many tokens costs at an instant, none of them apart, rounded up. */
    public Usd costAt(long promptTokens, long completionTokens, Instant at) {
        return priceAt(PROMPT, promptTokens, at)
                .times(promptTokens)
                .plus(priceAt(REQUEST, promptTokens, at))
                .plus(priceAt(COMPLETION, promptTokens, at).times(completionTokens))
                .roundedUp();
    }

    /**
     * The most that a call with a prompt of plain text can cost with at most so many tokens, rounded
     * up. All of the answer may be reasoning, which some models price apart; or pictures or sound,
     * each of at least one token, where it is not only text.
     */
    public Usd ceiling(long promptTokens, long completionTokens, boolean onlyText) {
        return besidesAnswer(promptTokens)
                .plus(dearestOfAnswer(promptTokens, onlyText).times(completionTokens))
                .roundedUp();
    }

    /**
     * The same where providers may cost more than is listed, up to these prices. What is kept of a
     * prompt costs more with the prompt, since its price is a share of that.
     *
     * @param accepted by name; one below the listed price changes nothing
     */
    public Pricing upTo(Map<String, Usd> accepted) {
        Map<String, BigDecimal> raised = new HashMap<>(prices);
        accepted.forEach((name, most) -> raised.merge(name, most.amount(), BigDecimal::max));
        BigDecimal listed = price(PROMPT).amount();
        BigDecimal dearest = raised.getOrDefault(PROMPT, BigDecimal.ZERO);
        if (listed.signum() > 0 && dearest.compareTo(listed) > 0) {
            raised.replaceAll((name, price) ->
                    name.startsWith(CACHE) ? price.multiply(dearest).divide(listed, RATIO) : price);
        }
        return new Pricing(raised, overrides);
    }

    /** The listed price of a name, in US dollars; null where it is not known before the call. */
    public @Nullable BigDecimal listedPrice(String name) {
        return isKnown() ? price(name).amount() : null;
    }

    /** The most tokens of an answer whose ceiling is not above an amount; below one: none. */
    public long completionTokensFor(Usd money, long promptTokens, boolean onlyText) {
        BigDecimal left = money.minus(besidesAnswer(promptTokens)).amount();
        BigDecimal price = dearestOfAnswer(promptTokens, onlyText).amount();
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

    private Usd dearestOfAnswer(long promptTokens, boolean onlyText) {
        return (onlyText ? TEXT : ANYTHING)
                .stream().map(name -> dearest(name, promptTokens)).reduce(Usd.ZERO, Usd::max);
    }
}
