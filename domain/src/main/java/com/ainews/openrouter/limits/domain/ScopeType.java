package com.ainews.openrouter.limits.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What limits can be set on. A call counts for one of each type, as far as there is one. */
public enum ScopeType {
    USER,
    ACCESS_TOKEN,
    TEAM,
    ORGANIZATION;

    /** The words for it in a sentence. */
    public String title() {
        return switch (this) {
            case USER -> "user";
            case ACCESS_TOKEN -> "access token";
            case TEAM -> "team";
            case ORGANIZATION -> "organisation";
        };
    }

    /** The word for it on the wire and in the store. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ScopeType> ofWireName(String name) {
        return Stream.of(values()).filter(type -> type.wireName().equals(name)).findFirst();
    }
}
