package com.ainews.openrouter.usage.domain;

import java.util.Locale;

/** How a call ended. */
public enum CallOutcome {
    COMPLETED,
    /** It gave no answer; most such calls are not billed. */
    FAILED,
    /** Nobody knows how it ended: no answer came before the lease of its hold ran out. */
    LOST;

    public String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CallOutcome ofStoredName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
