package com.ainews.chaos;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** A user of the service, with limits on all kinds; one of them may be tight. */
record Customer(String name, UUID id, String token, Map<Kind, BigDecimal> limits) {

    /** About what a call of the load costs, so that limits can be such that some calls fit. */
    private static final BigDecimal COST_OF_A_CALL = new BigDecimal("0.00007");

    private static final int TOKENS_OF_A_CALL = 220;

    private static final BigDecimal ROOMY_COST = BigDecimal.valueOf(1_000);
    private static final BigDecimal ROOMY_COUNT = BigDecimal.valueOf(1_000_000_000);

    /** The share of their calls that fits into a tight limit, in percent. */
    private static final int FITTING_PERCENT = 50;

    /** The limits of the user of a number: in turn one kind is tight, and for every fifth none. */
    static Map<Kind, BigDecimal> limits(int number, long expectedCalls) {
        Map<Kind, BigDecimal> limits = new EnumMap<>(Kind.class);
        limits.put(Kind.DAILY_COST, ROOMY_COST);
        limits.put(Kind.MONTHLY_COST, ROOMY_COST);
        limits.put(Kind.REQUESTS_PER_HOUR, ROOMY_COUNT);
        limits.put(Kind.TOKENS_PER_HOUR, ROOMY_COUNT);
        int turn = number % (Kind.values().length + 1);
        if (turn < Kind.values().length) {
            Kind tight = Kind.values()[turn];
            long calls = Math.max(5, expectedCalls * FITTING_PERCENT / 100);
            limits.put(tight, one(tight).multiply(BigDecimal.valueOf(calls)));
        }
        return limits;
    }

    private static BigDecimal one(Kind kind) {
        return switch (kind) {
            case DAILY_COST, MONTHLY_COST -> COST_OF_A_CALL.setScale(5, RoundingMode.UNNECESSARY);
            case REQUESTS_PER_HOUR -> BigDecimal.ONE;
            case TOKENS_PER_HOUR -> BigDecimal.valueOf(TOKENS_OF_A_CALL);
        };
    }
}
