package com.ainews.openrouter.catalog.out.openrouter;

import com.ainews.openrouter.catalog.domain.PriceOverride;
import com.ainews.openrouter.catalog.domain.UtcHours;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Prices under conditions as OpenRouter writes them: the conditions and, beside them, the prices.
 * What is neither is a condition that is not understood.
 */
final class WireOverride {

    private static final String MIN_PROMPT_TOKENS = "min_prompt_tokens";
    private static final String START = "utc_start";
    private static final String END = "utc_end";
    private static final String DAYS = "utc_days";
    private static final String NESTED = "pricing";
    private static final int END_OF_DAY = 2400;
    private static final int SHORTEST_NAME = 3;

    private final JsonNode json;
    private final Set<String> unknown = new HashSet<>();

    private WireOverride(JsonNode json) {
        this.json = json;
    }

    static PriceOverride toOverride(JsonNode json) {
        return new WireOverride(json).read();
    }

    private PriceOverride read() {
        Map<String, BigDecimal> prices =
                WireModel.prices(json.path(NESTED).isObject() ? json.path(NESTED) : json);
        Set<String> known = Set.of(MIN_PROMPT_TOKENS, START, END, DAYS, NESTED);
        known.forEach(prices::remove);
        json.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name) && !prices.containsKey(name))
                .forEach(unknown::add);
        return new PriceOverride(minPromptTokens(), hours(), days(), unknown, prices);
    }

    private boolean has(String name) {
        return !json.path(name).isMissingNode() && !json.path(name).isNull();
    }

    private long minPromptTokens() {
        JsonNode least = json.path(MIN_PROMPT_TOKENS);
        if (least.isNumber() && least.decimalValue().signum() >= 0) {
            return least.decimalValue().min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
        }
        if (has(MIN_PROMPT_TOKENS)) {
            unknown.add(MIN_PROMPT_TOKENS);
        }
        return 0;
    }

    private @Nullable UtcHours hours() {
        if (!has(START) && !has(END)) {
            return null;
        }
        int start = has(START) ? clock(START) : 0;
        int end = has(END) ? clock(END) : END_OF_DAY;
        return start < 0 || end < 0 ? null : new UtcHours(start, end);
    }

    /** −1 where it is no time. */
    private int clock(String name) {
        JsonNode clock = json.path(name);
        if (clock.isNumber()) {
            BigDecimal number = clock.decimalValue();
            if (number.stripTrailingZeros().scale() <= 0
                    && number.abs().compareTo(BigDecimal.valueOf(END_OF_DAY)) <= 0
                    && UtcHours.isClock(number.longValue())) {
                return number.intValue();
            }
        }
        unknown.add(name);
        return -1;
    }

    private Set<DayOfWeek> days() {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (!has(DAYS)) {
            return days;
        }
        boolean allKnown = json.path(DAYS).isArray()
                && json.path(DAYS)
                        .valueStream()
                        .allMatch(day -> day(day).map(days::add).isPresent());
        if (allKnown) {
            return days;
        }
        unknown.add(DAYS);
        return Set.of();
    }

    /** By its English name, or the start of it, or its number: Sunday is 0 and 7. */
    private static Optional<DayOfWeek> day(JsonNode json) {
        if (json.isIntegralNumber()) {
            int day = json.asInt();
            return day < 0 || day > DayOfWeek.SUNDAY.getValue()
                    ? Optional.empty()
                    : Optional.of(day == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(day));
        }
        String name = json.isString() ? json.asString().toUpperCase(Locale.ROOT) : "";
        return name.length() < SHORTEST_NAME
                ? Optional.empty()
                : Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().startsWith(name))
                        .findFirst();
    }
}
