package com.ainews.openrouter.shared;

/**
 * A number of model tokens.
 *
 * @param value zero or more
 */
public record TokenCount(long value) {

    public static final TokenCount ZERO = new TokenCount(0);

    public TokenCount {
        if (value < 0) {
            throw new IllegalArgumentException("A token count is zero or more, not " + value);
        }
    }

    public static TokenCount of(long value) {
        return new TokenCount(value);
    }

    public TokenCount plus(TokenCount other) {
        return new TokenCount(Math.addExact(value, other.value));
    }
}
