package com.ainews.openrouter.shared;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the caller to stop, and why, in words that are safe to show: never an upstream body, a key,
 * SQL or a stack trace.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String detail;
    private final transient Map<String, Object> facts = new LinkedHashMap<>();
    private transient List<Violation> violations = List.of();
    private @Nullable Duration retryAfter;
    private boolean mayBeBilled;
    private boolean replayed;

    /**
     * @param detail what happened here and what to do next, for people
     */
    public ProblemException(ProblemType type, String detail) {
        super(type.code() + ": " + detail);
        this.type = type;
        this.detail = detail;
    }

    public static ProblemException invalid(List<Violation> violations) {
        String fields =
                String.join(", ", violations.stream().map(Violation::field).toList());
        var problem = new ProblemException(
                ProblemType.VALIDATION_FAILED,
                "Nothing was changed or sent. Mend these fields and try again: " + fields);
        problem.violations = List.copyOf(violations);
        return problem;
    }

    /** Adds the cause, for the log; it is never shown to the caller. */
    public ProblemException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** Adds a fact that a program can use: its name in snake case, a text, number or instant. */
    public ProblemException with(String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
        return this;
    }

    /** Adds when to try again, where that is known. */
    public ProblemException retryAfter(@Nullable Duration delay) {
        this.retryAfter = delay;
        return this;
    }

    /** Adds that something was billed, or may have been, although it failed. */
    public ProblemException billed() {
        this.mayBeBilled = true;
        return this;
    }

    /** Adds that it is told again: it was the answer to an earlier request under the same key. */
    public ProblemException replayed() {
        this.replayed = true;
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return detail;
    }

    public Map<String, Object> facts() {
        return Collections.unmodifiableMap(facts);
    }

    public List<Violation> violations() {
        return violations;
    }

    /** Whether trying again may pay twice. */
    public boolean mayBeBilled() {
        return mayBeBilled;
    }

    /** Whether it was the answer to an earlier request under the same key. */
    public boolean isReplayed() {
        return replayed;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** When to try again, in whole seconds from now, so that nobody comes back too early. */
    public Optional<Long> secondsToRetry() {
        return retryAfter().map(delay -> delay.plusNanos(999_999_999).toSeconds());
    }
}
