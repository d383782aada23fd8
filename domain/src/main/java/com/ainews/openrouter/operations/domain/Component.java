package com.ainews.openrouter.operations.domain;

import java.util.Locale;

/** What the service stands on. */
public enum Component {
    /** The truth about money: no paid call without it. */
    DATABASE,
    /** Makes things fast; nothing is wrong without it. */
    REDIS,
    OPENROUTER,
    /** Which models this replica leaves alone, since they kept failing. */
    CIRCUIT_BREAKERS,
    /** Where calls wait for a slot, in this replica. */
    QUEUE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
