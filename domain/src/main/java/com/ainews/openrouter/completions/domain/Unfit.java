package com.ainews.openrouter.completions.domain;

import java.util.Locale;

/** Why a model is out of the question. */
public enum Unfit {
    /** It is smaller than asked for, or the input and its answer have no room in it. */
    CONTEXT,
    PARAMETERS,
    MODALITIES,
    COST,
    LATENCY;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
