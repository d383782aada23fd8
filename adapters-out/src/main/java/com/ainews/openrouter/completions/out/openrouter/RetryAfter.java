package com.ainews.openrouter.completions.out.openrouter;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** When to ask again: the {@code Retry-After} header (RFC 9110, section 10.2.3) above all. */
final class RetryAfter {

    private RetryAfter() {}

    /** How long to wait, by the header or else by the error in the body; null where neither says. */
    static @Nullable Duration of(ClassicHttpResponse response, JsonNode error, Instant now) {
        Duration header = parse(ChatPost.header(response, HttpHeaders.RETRY_AFTER), now);
        return header == null ? UpstreamError.retryAfter(error, now) : header;
    }

    /** How long to wait; null where the header is not there or makes no sense. */
    static @Nullable Duration parse(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        try {
            if (!text.isEmpty() && text.chars().allMatch(Character::isDigit)) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
        } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
            return null;
        }
    }
}
