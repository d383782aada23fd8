package com.ainews.sandbox;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What keys may spend, and what their account has paid in; no limit unless somebody sets one. */
public final class Keys {

    private static final BigDecimal CREDIT = new BigDecimal("1000");

    private final Map<String, BigDecimal> limits = new ConcurrentHashMap<>();
    private volatile BigDecimal credit = CREDIT;

    Keys() {}

    /** From now on a key may spend so much in all, what it has spent included. */
    public void limit(String key, BigDecimal most) {
        limits.put(Bill.label(key), most);
    }

    /** What was paid in for each key, as {@code /credits} tells. */
    public void credit(BigDecimal total) {
        credit = total;
    }

    /** No limits any more, and as much credit as at the start. */
    public void clear() {
        limits.clear();
        credit = CREDIT;
    }

    BigDecimal credit() {
        return credit;
    }

    Optional<BigDecimal> limitOf(String key) {
        return Optional.ofNullable(limits.get(Bill.label(key)));
    }

    /**
     * Lets a call pass.
     *
     * @throws ApiError 402 where the key has spent all that it may, or all that was paid in
     */
    void admit(String key, BigDecimal spent) throws ApiError {
        if (key.contains("sandbox-no-credit") || spent.compareTo(credit) >= 0) {
            throw new ApiError(402, "payment_required", "Insufficient credits");
        }
        BigDecimal limit = limits.get(Bill.label(key));
        if (limit != null && spent.compareTo(limit) >= 0) {
            throw new ApiError(402, "payment_required", "Key limit exceeded");
        }
    }
}
