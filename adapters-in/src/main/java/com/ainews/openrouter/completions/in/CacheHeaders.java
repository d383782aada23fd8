package com.ainews.openrouter.completions.in;

import com.ainews.openrouter.completions.Caching;
import com.ainews.openrouter.shared.Violations;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How a request says, in OpenRouter's own headers, that an earlier answer will do. */
public final class CacheHeaders {

    /** Whether it will: {@code true} or {@code false}. */
    public static final String WANTED = "X-OpenRouter-Cache";

    /** For how many seconds this answer may be given again. */
    public static final String TTL = "X-OpenRouter-Cache-TTL";

    /** {@code HIT} or {@code MISS}, in the answer. */
    static final String STATUS = "X-OpenRouter-Cache-Status";

    private static final int MAX_DIGITS = 9;

    private CacheHeaders() {}

    /**
     * Reads them.
     *
     * @param header the value of a header, null where it is not there
     */
    public static Caching read(UnaryOperator<@Nullable String> header) {
        String wanted = header.apply(WANTED);
        String ttl = header.apply(TTL);
        boolean isNumber = ttl != null
                && ttl.length() <= MAX_DIGITS
                && !ttl.isEmpty()
                && ttl.chars().allMatch(Character::isDigit);
        new Violations()
                .require(
                        wanted == null || wanted.toLowerCase(Locale.ROOT).matches("true|false"),
                        WANTED,
                        wanted,
                        "must be true or false")
                .require(
                        ttl == null || isNumber && isAllowed(Long.parseLong(ttl)),
                        TTL,
                        ttl,
                        "must be a number of seconds from 1 to " + Caching.LONGEST_TTL.toSeconds())
                .throwIfAny();
        return new Caching(
                wanted == null ? null : Boolean.valueOf(wanted),
                ttl == null ? null : Duration.ofSeconds(Long.parseLong(ttl)));
    }

    private static boolean isAllowed(long seconds) {
        return seconds >= 1 && seconds <= Caching.LONGEST_TTL.toSeconds();
    }
}
