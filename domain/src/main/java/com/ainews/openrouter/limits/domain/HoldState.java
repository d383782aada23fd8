package com.ainews.openrouter.limits.domain;

import java.util.Locale;
import java.util.Set;

/** The life of a hold: it starts held and ends, once, in one of three ways. */
public enum HoldState {
    HELD,
    /** The call ended and what it really used is known. */
    SETTLED,
    /** Nothing was sent, so nothing was used. */
    RELEASED,
    /** Nobody ended it before its lease ran out: all of it counts as used. */
    EXPIRED;

    /** The states that may follow. */
    public Set<HoldState> next() {
        return this == HELD ? Set.of(SETTLED, RELEASED, EXPIRED) : Set.of();
    }

    public String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
