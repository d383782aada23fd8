package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.HoldAttempts;

import org.springframework.stereotype.Service;

/** Gives back what is held for a call that waits where nobody carries it on. */
@Service
public class ReleaseUnsent {

    private final HoldAttempts attempts;
    private final Releases releases;

    ReleaseUnsent(HoldAttempts attempts, Releases releases) {
        this.attempts = attempts;
        this.releases = releases;
    }

    /**
     * Should its replica be alive after all, the call is not sent any more: that is made sure of before
     * anything is given back.
     *
     * @return false where it was sent meanwhile, or has ended
     */
    public boolean release(BudgetHold hold) {
        boolean isUnsent = attempts.forbidSending(hold.id());
        if (isUnsent) {
            releases.release(hold.id());
        }
        return isUnsent;
    }
}
