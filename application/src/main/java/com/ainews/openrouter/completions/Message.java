package com.ainews.openrouter.completions;

import java.util.Locale;

/** One message of a conversation. */
public record Message(Role role, String content) {

    /** Who speaks. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
