package com.ainews.openrouter.operations;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells what a caller may hear of an exception that nobody caught. */
public final class FailureClassifier {

    private static final Duration DATABASE_RETRY_AFTER = Duration.ofSeconds(5);

    private static final List<String> CONNECTION_LOST = List.of("08", "28", "3D", "53", "57P");

    /** A lock or a statement took longer than it may, or two waited for each other. */
    private static final List<String> TOO_SLOW =
            List.of("55P03", "57014", "25P03", "25P04", "40P01");

    /** PostgreSQL's, for a character that a text of it can't have: U+0000 is the only one. */
    private static final String UNSTORABLE_CHARACTER = "22021";

    private FailureClassifier() {}

    /**
     * A problem stays what it is; a lost database is one of its own, and so is a text that can't be
     * stored; all else is our fault.
     */
    public static ProblemException classify(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            if (cause instanceof SQLException e && UNSTORABLE_CHARACTER.equals(e.getSQLState())) {
                return new ProblemException(
                                ProblemType.MALFORMED_REQUEST,
                                "A text of the request has the character U+0000, which no text here can"
                                        + " have. Leave it out; nothing was changed.")
                        .causedBy(failure);
            }
            if (isDatabaseLost(cause)) {
                return new ProblemException(
                                ProblemType.DATABASE_UNAVAILABLE,
                                "The database does not answer, and without it no paid call starts."
                                        + " A call that was under way is accounted for when it is back; try again"
                                        + " in a little while.")
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
        return isConnectionLost(cause)
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof TransactionSystemException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof TransientDataAccessResourceException;
    }

    /** By the classes of SQLSTATE: no connection, not let in, no such database, out of room, going down, too slow. */
    private static boolean isConnectionLost(Throwable cause) {
        String state = cause instanceof SQLException e ? e.getSQLState() : null;
        return cause instanceof SQLTransientConnectionException
                || (state != null
                        && Stream.concat(CONNECTION_LOST.stream(), TOO_SLOW.stream())
                                .anyMatch(state::startsWith));
    }
}
