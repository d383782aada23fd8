package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.HoldId;

import org.springframework.stereotype.Service;

/** Gives back all that is held for a call that was never sent. */
@Service
public class ReleaseHold {

    private final Releases releases;

    ReleaseHold(Releases releases) {
        this.releases = releases;
    }

    /**
     * Repeats safely, also for a hold of which nobody knows whether it was placed. Where the store
     * can't be reached the hold is given back as soon as it can.
     */
    public void release(HoldId hold) {
        releases.release(hold);
    }
}
