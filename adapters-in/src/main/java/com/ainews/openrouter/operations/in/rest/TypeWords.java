package com.ainews.openrouter.operations.in.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a value must be, for people who do not know Java's names of types. */
final class TypeWords {

    private TypeWords() {}

    /** @param otherwise for types that have no word of their own */
    static String mustBe(@Nullable Class<?> type, String otherwise) {
        return "must be " + (type == null ? otherwise : word(type, otherwise));
    }

    private static String word(Class<?> type, String otherwise) {
        if (type == BigDecimal.class) {
            return "a number";
        }
        if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == UUID.class) {
            return "an id such as 01a21ad0-caa2-7d66-8ebb-fcfeab484660";
        }
        if (type == Instant.class) {
            return "an instant such as 2026-01-31T10:00:00Z";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return Iterable.class.isAssignableFrom(type) ? "a list" : otherwise;
    }
}
