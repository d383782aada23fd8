package com.ainews.openrouter.usage.domain;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.UserId;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What was noted of a model at one user's calls, beside what the ledger says.
 *
 * @param day in UTC
 * @param failures calls that the model failed
 * @param marks how many answers were given a mark
 * @param markSum of these marks, each from zero to one
 */
public record ModelNotes(
        LocalDate day,
        String purpose,
        ModelId model,
        UserId user,
        long failures,
        long marks,
        BigDecimal markSum) {

    /**
     * So many failures of a user count for a model and day whatever else the user saw of it; beyond
     * them only as many as it answered. So nobody's calls alone make a model look broken to others.
     */
    public static final long FAILURES_OF_A_USER = 3;

    /** So many marks at a user's articles count for a model and day, at their mean. */
    public static final long MARKS_OF_A_USER = 20;

    /** One more failure. */
    public static ModelNotes failure(LocalDate day, String purpose, ModelId model, UserId user) {
        return new ModelNotes(day, purpose, model, user, 1, 0, BigDecimal.ZERO);
    }

    /** One more answer that was given a mark. */
    public static ModelNotes mark(
            LocalDate day, String purpose, ModelId model, UserId user, BigDecimal mark) {
        return new ModelNotes(day, purpose, model, user, 0, 1, mark);
    }

    public ModelNotes {
        if (failures < 0
                || marks < 0
                || markSum.signum() < 0
                || markSum.compareTo(BigDecimal.valueOf(marks)) > 0) {
            throw new IllegalArgumentException(
                    "%d failures, %d marks with a sum of %s".formatted(failures, marks, markSum));
        }
    }

    /** Both together, which are of the same day, purpose, model and user. */
    public ModelNotes plus(ModelNotes more) {
        return new ModelNotes(
                day,
                purpose,
                model,
                user,
                failures + more.failures,
                marks + more.marks,
                markSum.add(more.markSum));
    }
}
