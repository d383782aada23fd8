package com.ainews.openrouter.completions;

import com.ainews.openrouter.shared.ProblemException;

/** Something of ours failed, and a call that may have been billed was left behind. */
public final class CallLeftInDoubt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CallLeftInDoubt(RuntimeException cause) {
        super("A call that may have been billed was left behind: " + cause.getMessage(), cause);
    }

    /** A problem stays what it is, and says that something may have been billed. */
    static RuntimeException because(RuntimeException failure) {
        return failure instanceof ProblemException problem
                ? problem.billed()
                : new CallLeftInDoubt(failure);
    }
}
