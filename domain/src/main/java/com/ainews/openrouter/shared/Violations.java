package com.ainews.openrouter.shared;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request, so that the caller hears of all of it at once. */
public final class Violations {

    /** More digits than any amount needs, and few enough to calculate with. */
    private static final int MAX_DECIMAL_PLACES = 30;

    private final List<Violation> found = new ArrayList<>();

    /** Notes a violation unless the condition holds. */
    public Violations require(boolean holds, String field, @Nullable Object value, String rule) {
        if (!holds) {
            found.add(new Violation(field, value == null ? null : value.toString(), rule));
        }
        return this;
    }

    /** A text that must have something in it and not be longer than a limit. */
    public Violations requireText(String field, @Nullable String value, int maxLength) {
        if (value == null || value.isBlank()) {
            return require(false, field, value, "must not be blank");
        }
        return require(
                value.length() <= maxLength,
                field,
                value,
                "must have at most %,d characters, has %,d".formatted(maxLength, value.length()));
    }

    /** A number inside closed bounds, with at most 30 digits after the point; null passes. */
    public Violations requireBetween(
            String field, @Nullable BigDecimal value, BigDecimal least, BigDecimal most) {
        if (value == null) {
            return this;
        }
        if (value.scale() > MAX_DECIMAL_PLACES) {
            return require(
                    false,
                    field,
                    value,
                    "must have at most %d digits after the point".formatted(MAX_DECIMAL_PLACES));
        }
        return require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                field,
                value,
                "must be between " + least.toPlainString() + " and " + most.toPlainString());
    }

    /** A whole number inside closed bounds. */
    public Violations requireBetween(String field, long value, long least, long most) {
        return requireBetween(
                field,
                BigDecimal.valueOf(value),
                BigDecimal.valueOf(least),
                BigDecimal.valueOf(most));
    }

    /** A model id of the right form; null passes. */
    public Violations requireModelId(String field, @Nullable String value) {
        return require(
                value == null || ModelId.isValid(value),
                field,
                value,
                "must be a model id of the form author/slug, such as openai/gpt-4o-mini");
    }

    /** Throws one problem that carries all violations, if there are any. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw ProblemException.invalid(found);
        }
    }
}
