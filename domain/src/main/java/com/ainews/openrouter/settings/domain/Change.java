package com.ainews.openrouter.settings.domain;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a partial update says of one field: nothing (it stays), null (it goes back to its default)
 * or a new value.
 *
 * @param <T> the type of the field
 */
public sealed interface Change<T> {

    /** The field is not mentioned. */
    record Keep<T>() implements Change<T> {}

    /** The field is set to null. */
    record Clear<T>() implements Change<T> {}

    /** The field is set to a value. */
    record Set<T>(T value) implements Change<T> {}

    static <T> Change<T> keep() {
        return new Keep<>();
    }

    static <T> Change<T> clear() {
        return new Clear<>();
    }

    /** A new value, or cleared where the value is null. */
    static <T> Change<T> to(@Nullable T value) {
        return value == null ? clear() : new Set<>(value);
    }

    /** The field's value after the change. */
    default @Nullable T appliedTo(@Nullable T old) {
        return switch (this) {
            case Keep<T> _ -> old;
            case Clear<T> _ -> null;
            case Set<T>(T value) -> value;
        };
    }

    /** The new value, null where there is none. */
    default @Nullable T newValue() {
        return appliedTo(null);
    }

    default boolean isKept() {
        return this instanceof Keep<T>;
    }

    /** The same change of another type. */
    default <R> Change<R> map(Function<T, R> convert) {
        return switch (this) {
            case Keep<T> _ -> keep();
            case Clear<T> _ -> clear();
            case Set<T>(T value) -> new Set<>(convert.apply(value));
        };
    }
}
