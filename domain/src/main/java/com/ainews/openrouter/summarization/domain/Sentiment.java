package com.ainews.openrouter.summarization.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The tone of what an article reports. */
public enum Sentiment {
    POSITIVE,
    NEUTRAL,
    NEGATIVE,
    MIXED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what a model wrote, whatever its case. */
    public static Optional<Sentiment> parse(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(s -> s.name().equals(word)).findFirst();
    }
}
