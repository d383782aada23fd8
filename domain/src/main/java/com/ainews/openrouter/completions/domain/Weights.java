package com.ainews.openrouter.completions.domain;

import java.math.BigDecimal;
import java.math.MathContext;

/** How much quality, cost and speed count; together they are one. */
public record Weights(BigDecimal quality, BigDecimal cost, BigDecimal speed) {

    /** Where nobody says what matters: quality most, speed least. */
    public static final Weights USUAL =
            of(new BigDecimal("0.5"), new BigDecimal("0.3"), new BigDecimal("0.2"));

    /** Brings weights of any size to a sum of one; none is negative, and not all are zero. */
    public static Weights of(BigDecimal quality, BigDecimal cost, BigDecimal speed) {
        BigDecimal sum = quality.add(cost).add(speed);
        return new Weights(
                quality.divide(sum, MathContext.DECIMAL64),
                cost.divide(sum, MathContext.DECIMAL64),
                speed.divide(sum, MathContext.DECIMAL64));
    }

    /** Three marks from zero to one as one of them. */
    BigDecimal mean(BigDecimal ofQuality, BigDecimal ofCost, BigDecimal ofSpeed) {
        return quality.multiply(ofQuality).add(cost.multiply(ofCost)).add(speed.multiply(ofSpeed));
    }
}
