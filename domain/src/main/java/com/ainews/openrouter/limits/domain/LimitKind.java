package com.ainews.openrouter.limits.domain;

import java.util.Locale;

/** What can be limited, and over which window. */
public enum LimitKind {
    DAILY_COST(Unit.USD, Window.DAY, "daily_cost_limit"),
    MONTHLY_COST(Unit.USD, Window.MONTH, "monthly_cost_limit"),
    REQUESTS_PER_HOUR(Unit.REQUESTS, Window.ROLLING_HOUR, "requests_per_hour"),
    TOKENS_PER_HOUR(Unit.TOKENS, Window.ROLLING_HOUR, "tokens_per_hour");

    /** What a limit counts. */
    public enum Unit {
        USD,
        REQUESTS,
        TOKENS
    }

    private final Unit unit;
    private final Window window;
    private final String wireName;

    LimitKind(Unit unit, Window window, String wireName) {
        this.unit = unit;
        this.window = window;
        this.wireName = wireName;
    }

    public Unit unit() {
        return unit;
    }

    public Window window() {
        return window;
    }

    /** The name of the setting that limits it. */
    public String wireName() {
        return wireName;
    }

    /** The name under which it is stored. */
    public String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static LimitKind ofStoredName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether a refusal asks to wait (a rate) rather than to pay (a budget). */
    public boolean isRate() {
        return unit != Unit.USD;
    }
}
