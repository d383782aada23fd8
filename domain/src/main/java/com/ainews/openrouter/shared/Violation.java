package com.ainews.openrouter.shared;

import org.jspecify.annotations.Nullable;

/**
 * One field of a request that breaks a rule.
 *
 * @param field its path as on the wire of REST, such as {@code usage_limits.daily_cost_limit}
 * @param value what was sent, shortened; null where nothing was
 * @param rule what it must be, as in 'must be between 0 and 2'
 */
public record Violation(String field, @Nullable String value, String rule) {

    private static final int SHOWN_LENGTH = 100;

    public Violation {
        if (value != null && value.length() > SHOWN_LENGTH) {
            boolean splitsPair = Character.isHighSurrogate(value.charAt(SHOWN_LENGTH - 1));
            value = value.substring(0, splitsPair ? SHOWN_LENGTH - 1 : SHOWN_LENGTH) + "…";
        }
    }
}
