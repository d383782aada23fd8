package com.ainews.openrouter.usage.domain;

import java.util.Locale;

/** How the cost of a call is known. */
public enum CostSource {
    /** The provider's answer said it. */
    REPORTED,
    /** The provider said it later, when asked for the call that had ended unseen. */
    RECONCILED,
    /** Computed from tokens and prices, or taken from the hold, because nobody said it. */
    ESTIMATED,
    /** Nothing: an earlier answer was given again. */
    CACHED;

    public String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CostSource ofStoredName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
