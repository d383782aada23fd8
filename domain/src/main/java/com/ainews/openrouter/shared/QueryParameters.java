package com.ainews.openrouter.shared;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of an address, and notes each that can't be read or that nobody has asked
 * for: a misspelt filter must not look as if it had found everything.
 */
public final class QueryParameters {

    private final Map<String, List<String>> given;
    private final TreeSet<String> known = new TreeSet<>();
    private final Violations violations = new Violations();

    public QueryParameters(Map<String, List<String>> given) {
        this.given = given;
    }

    public @Nullable BigDecimal decimal(String name) {
        return read(name, "must be a decimal number", BigDecimal::new);
    }

    public @Nullable Long whole(String name) {
        return read(name, "must be a whole number", Long::valueOf);
    }

    public @Nullable Integer small(String name) {
        return read(name, "must be a whole number", Integer::valueOf);
    }

    public @Nullable String text(String name) {
        return read(name, "", Function.identity());
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean otherwise) {
        String text = text(name);
        violations.require(
                text == null || text.equals("true") || text.equals("false"),
                name,
                text,
                "must be true or false");
        return text == null ? otherwise : text.equals("true");
    }

    /** Words between commas, or in several parameters of this name. */
    public List<String> words(String name) {
        known.add(name);
        return given.getOrDefault(name, List.of()).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** What can't be read so far. */
    public Violations unreadable() {
        return violations;
    }

    /** The names of those that are given and were not read. */
    public Set<String> unread() {
        return given.keySet().stream()
                .filter(name -> !known.contains(name))
                .collect(Collectors.toSet());
    }

    /** What is wrong so far; to be called when all that is known has been read. */
    public Violations violations() {
        given.forEach((name, values) -> violations.require(
                known.contains(name),
                name,
                values.getFirst(),
                "is not known here; there are " + String.join(", ", known)));
        return violations;
    }

    private <T> @Nullable T read(String name, String rule, Function<String, T> reader) {
        known.add(name);
        List<String> values = given.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return null;
        }
        violations.require(
                values.size() == 1, name, values, "must be given once, not several times");
        String text = values.getFirst();
        try {
            return reader.apply(text);
        } catch (NumberFormatException _) {
            violations.require(false, name, text, rule);
            return null;
        }
    }
}
