package com.ainews.openrouter.operations.domain;

import java.util.Locale;

/** How well something does. */
public enum HealthState {
    UP,
    /** It works, but slower or with less. */
    DEGRADED,
    DOWN;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
