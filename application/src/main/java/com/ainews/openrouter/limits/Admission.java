package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

import org.jspecify.annotations.Nullable;

/** Whether a call may be made. */
public sealed interface Admission {

    /** It may: this is set aside for it. */
    record Granted(BudgetHold hold) implements Admission {}

    /**
     * It may not, and nothing is set aside.
     *
     * @param problem which limit does not allow it, and when it may
     */
    record Refused(ProblemException problem) implements Admission {}

    /**
     * What the limits that refused a call have left.
     *
     * @param cost null where no limit on costs refused it
     * @param tokens null where no limit on tokens refused it
     */
    record Room(@Nullable Usd cost, @Nullable TokenCount tokens) {}
}
