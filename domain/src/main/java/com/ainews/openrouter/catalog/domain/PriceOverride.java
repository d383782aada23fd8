package com.ainews.openrouter.catalog.domain;

import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prices that hold while all of their conditions do.
 *
 * @param minPromptTokens applies to prompts of more than so many tokens; zero for all
 * @param hours the time of day at which it applies; null for all day
 * @param days the days of the week, by UTC, on which it applies; empty for all of them
 * @param otherConditions by OpenRouter's names: those that nobody here understands
 * @param prices the prices by name, in US dollars
 */
public record PriceOverride(
        long minPromptTokens,
        @Nullable UtcHours hours,
        Set<DayOfWeek> days,
        Set<String> otherConditions,
        Map<String, BigDecimal> prices) {

    /** What was stored before conditions were kept has none. */
    public PriceOverride {
        days = days == null ? Set.of() : Set.copyOf(days);
        otherConditions = otherConditions == null ? Set.of() : Set.copyOf(otherConditions);
        prices = Map.copyOf(prices);
    }

    /** At any time, for prompts of more than so many tokens. */
    public static PriceOverride above(long minPromptTokens, Map<String, BigDecimal> prices) {
        return new PriceOverride(minPromptTokens, null, Set.of(), Set.of(), prices);
    }

    /** Whether it says the same; a price of zero differs from none, which leaves the listed one. */
    boolean costsTheSameAs(PriceOverride other) {
        return new PriceOverride(minPromptTokens, hours, days, otherConditions, other.prices)
                        .equals(other)
                && amounts(prices).equals(amounts(other.prices));
    }

    private static Map<String, Usd> amounts(Map<String, BigDecimal> prices) {
        return prices.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, price -> new Usd(price.getValue())));
    }

    /** Whether it can apply, at whatever time, to a call whose prompt has at most so many tokens. */
    boolean canApplyTo(long promptTokens) {
        return minPromptTokens == 0 || promptTokens > minPromptTokens;
    }

    /** Whether it applies, as far as its conditions are understood. */
    boolean appliesTo(long promptTokens, Instant at) {
        return canApplyTo(promptTokens)
                && (hours == null || hours.contains(at))
                && (days.isEmpty() || days.contains(at.atOffset(ZoneOffset.UTC).getDayOfWeek()));
    }
}
