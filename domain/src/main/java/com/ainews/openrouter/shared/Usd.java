package com.ainews.openrouter.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount of US dollars. Never rounded unless asked, never binary floating point: prices
 * below a billionth of a dollar per token occur.
 *
 * @param amount dollars; may be negative only as a difference
 */
public record Usd(BigDecimal amount) implements Comparable<Usd> {

    public static final Usd ZERO = new Usd(BigDecimal.ZERO);

    /** Digits behind the point that are kept where an amount is stored: a trillionth of a dollar. */
    public static final int STORED_SCALE = 12;

    public static Usd of(String decimal) {
        return new Usd(new BigDecimal(decimal));
    }

    public Usd plus(Usd other) {
        return new Usd(amount.add(other.amount));
    }

    public Usd minus(Usd other) {
        return new Usd(amount.subtract(other.amount));
    }

    public Usd times(long count) {
        return new Usd(amount.multiply(BigDecimal.valueOf(count)));
    }

    /** Rounded up to the stored scale: what is held must never be less than what may be charged. */
    public Usd roundedUp() {
        return amount.scale() <= STORED_SCALE
                ? this
                : new Usd(amount.setScale(STORED_SCALE, RoundingMode.CEILING));
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public static Usd max(Usd a, Usd b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public int compareTo(Usd other) {
        return amount.compareTo(other.amount);
    }

    /** Equal amounts are equal, whatever their scale: 1.0 is 1.00. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Usd usd && amount.compareTo(usd.amount) == 0;
    }

    @Override
    public int hashCode() {
        return amount.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return "$" + amount.toPlainString();
    }
}
