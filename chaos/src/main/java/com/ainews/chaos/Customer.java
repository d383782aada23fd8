package com.ainews.chaos;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** A user of the service, with limits on all kinds; one of them may be tight. */
record Customer(Scope user, String token) {

    /** About what a call of the load costs, so that limits can be such that some calls fit. */
    private static final BigDecimal COST_OF_A_CALL = new BigDecimal("0.00007");

    private static final int TOKENS_OF_A_CALL = 220;

    private static final BigDecimal ROOMY_COST = BigDecimal.valueOf(1_000);
    private static final BigDecimal ROOMY_COUNT = BigDecimal.valueOf(1_000_000_000);

    /** The share of their calls that fits into a tight limit, in percent. */
    private static final int FITTING_PERCENT = 40;

    /** One for each kind, one for those of teams, one for those whose access token is limited. */
    private static final int TURNS = Kind.values().length + 2;

    UUID id() {
        return user.id();
    }

    /** The limits of the user of a number: in turn one kind is tight, and for two of six none. */
    static Map<Kind, BigDecimal> limits(int number, long expectedCalls) {
        int turn = number % TURNS;
        return turn < Kind.values().length ? tight(Kind.values()[turn], expectedCalls) : roomy();
    }

    /** Whether the user of a number shares a limit with others. */
    static boolean isInTeam(int number) {
        return number % TURNS == Kind.values().length;
    }

    /** Whether the access token of the user of a number has a limit of its own. */
    static boolean hasLimitedToken(int number) {
        return number % TURNS == Kind.values().length + 1;
    }

    /** Limits of which one is reached. */
    static Map<Kind, BigDecimal> tight(Kind kind, long expectedCalls) {
        Map<Kind, BigDecimal> limits = roomy();
        long calls = Math.max(5, expectedCalls * FITTING_PERCENT / 100);
        limits.put(kind, one(kind).multiply(BigDecimal.valueOf(calls)));
        return limits;
    }

    private static Map<Kind, BigDecimal> roomy() {
        Map<Kind, BigDecimal> limits = new EnumMap<>(Kind.class);
        limits.put(Kind.DAILY_COST, ROOMY_COST);
        limits.put(Kind.MONTHLY_COST, ROOMY_COST);
        limits.put(Kind.REQUESTS_PER_HOUR, ROOMY_COUNT);
        limits.put(Kind.TOKENS_PER_HOUR, ROOMY_COUNT);
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
