package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.TokenCount;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * How quickly a model writes.
 *
 * @param firstToken until an answer begins to arrive
 * @param millisPerToken of the answer from then on
 */
public record Pace(Duration firstToken, BigDecimal millisPerToken) {

    /** What is assumed while nobody has timed any model: a hundred tokens a second. */
    static final Pace USUAL = new Pace(Duration.ofSeconds(1), BigDecimal.TEN);

    private static final int DIGITS = 6;
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

    /**
     * @param tokensPerSecond above zero
     */
    public static Pace of(Duration firstToken, BigDecimal tokensPerSecond) {
        return new Pace(firstToken, MILLIS.divide(tokensPerSecond, DIGITS, RoundingMode.HALF_UP));
    }

    /** That of answers with so many tokens which took so long in all. */
    static Pace seen(Duration firstToken, Duration whole, TokenCount answer) {
        return new Pace(
                firstToken,
                BigDecimal.valueOf(whole.minus(firstToken).toMillis())
                        .divide(
                                BigDecimal.valueOf(Math.max(1, answer.value())),
                                DIGITS,
                                RoundingMode.HALF_UP));
    }

    /** How long a whole answer with so many tokens takes. */
    Duration until(TokenCount answer) {
        return firstToken.plusMillis(millisPerToken
                .multiply(BigDecimal.valueOf(answer.value()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue());
    }
}
