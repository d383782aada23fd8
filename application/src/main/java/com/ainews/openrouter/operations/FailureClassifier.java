package com.ainews.openrouter.operations;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.time.Duration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells what a caller may hear of an exception that nobody caught. */
public final class FailureClassifier {

    private static final Duration DATABASE_RETRY_AFTER = Duration.ofSeconds(5);

    private FailureClassifier() {}

    /** A problem stays what it is; a lost database is one of its own; all else is our fault. */
    public static ProblemException classify(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            if (isDatabaseLost(cause)) {
                return new ProblemException(
                                ProblemType.DATABASE_UNAVAILABLE,
                                "The database does not answer, and without it no paid call starts."
                                        + " Nothing was sent; try again in a little while.")
                        .retryAfter(DATABASE_RETRY_AFTER)
                        .causedBy(failure);
            }
        }
        return new ProblemException(
                        ProblemType.INTERNAL_ERROR,
                        "This is a fault of the service, not of your request; it is in its log.")
                .causedBy(failure);
    }

    private static boolean isDatabaseLost(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof TransactionSystemException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof TransientDataAccessResourceException;
    }
}
