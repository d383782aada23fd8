package com.ainews.openrouter.operations.in.rest;

import com.ainews.openrouter.shared.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.http.HttpHeaders;

/**
 * The headers {@code RateLimit-Policy} and {@code RateLimit} of a refusal by a limit. They take whole
 * numbers only, so amounts of money are in millionths of a US dollar.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit
 *     header fields for HTTP, draft 10</a>
 */
final class RateLimitHeaders {

    static final String POLICY = "RateLimit-Policy";
    static final String STATE = "RateLimit";

    private static final int DIGITS_OF_A_MILLION = 6;

    /** Of a whole number in a structured field (RFC 9651, section 3.3.1). */
    private static final BigDecimal LARGEST = new BigDecimal("999999999999999");

    private RateLimitHeaders() {}

    /** Adds them where the problem is about a limit. */
    static void add(ProblemException problem, HttpHeaders headers) {
        if (problem.facts().get("limit_name") instanceof String name
                && problem.facts().get("scope") instanceof String scope
                && problem.facts().get("limit") instanceof BigDecimal limit
                && problem.facts().get("left") instanceof BigDecimal left
                && problem.facts().get("window_seconds") instanceof Long window
                && problem.facts().get("resets_in_seconds") instanceof Long resetsIn) {
            boolean isMoney = name.endsWith("_cost_limit");
            String policy = "\"%s.%s\"".formatted(scope, name);
            String unit = isMoney
                    ? ";qu=\"usd-millionths\""
                    : name.startsWith("tokens") ? ";qu=\"tokens\"" : ";qu=\"requests\"";
            headers.set(POLICY, policy + ";q=" + whole(limit, isMoney) + unit + ";w=" + window);
            headers.set(STATE, policy + ";r=" + whole(left, isMoney) + ";t=" + resetsIn);
        }
    }

    private static String whole(BigDecimal amount, boolean isMoney) {
        return (isMoney ? amount.movePointRight(DIGITS_OF_A_MILLION) : amount)
                .setScale(0, RoundingMode.FLOOR)
                .min(LARGEST)
                .toPlainString();
    }
}
