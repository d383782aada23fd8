package com.ainews.sandbox;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prices that take the place of the usual ones while all its conditions hold.
 *
 * @param minPromptTokens the prompt must be longer than that; null for any
 * @param utcStart from when on, each day, as a clock number: 1030 is half past ten; null for always
 * @param utcEnd until when, which may be on the next day; null for always
 * @param prices US dollars by what they are for
 */
record PriceOverride(
        @Nullable Long minPromptTokens,
        @Nullable Integer utcStart,
        @Nullable Integer utcEnd,
        Map<String, String> prices) {

    boolean applies(long promptTokens, Instant at) {
        return (minPromptTokens == null || promptTokens > minPromptTokens)
                && (utcStart == null || utcEnd == null || isWithin(utcStart, utcEnd, at));
    }

    private static boolean isWithin(int start, int end, Instant at) {
        LocalTime time = LocalTime.ofInstant(at, ZoneOffset.UTC);
        int clock = time.getHour() * 100 + time.getMinute();
        return start <= end ? clock >= start && clock < end : clock >= start || clock < end;
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        if (minPromptTokens != null) {
            json.put("min_prompt_tokens", minPromptTokens);
        }
        if (utcStart != null && utcEnd != null) {
            json.put("utc_start", utcStart).put("utc_end", utcEnd);
        }
        prices.forEach(json::put);
        return json;
    }
}
