package com.ainews.openrouter.completions;

import java.util.Locale;

/** What a completion is for; decides which of the user's preferred models is asked. */
public enum Purpose {
    SUMMARIZATION,
    CHAT;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
