package com.ainews.openrouter.completions.domain;

import java.util.Locale;

/** The indices by which Artificial Analysis compares models; the higher, the better. */
public enum Benchmark {
    INTELLIGENCE,
    CODING,
    AGENTIC;

    String title() {
        return name().toLowerCase(Locale.ROOT) + " index";
    }
}
