package com.ainews.openrouter.limits.port;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;

import java.time.Instant;
import java.util.List;

/** What is being sent under holds, for the case that nobody sees it end. */
public interface HoldAttempts {

    /**
     * An attempt that is about to be sent, or that the call waits and none is.
     *
     * @param number from one; 0 where the call waits
     */
    record Attempt(HoldId hold, int number, ModelId model) {}

    /**
     * Keeps attempts, all at once; at most one of each hold.
     *
     * @return for each, in their order, false where nothing may be sent under its hold any more: it has
     *     ended, or it was {@linkplain #forbidSending forbidden}
     */
    List<Boolean> note(List<Attempt> attempts);

    /**
     * Keeps whoever waits under a hold from sending anything.
     *
     * @return whether nothing was sent, and nothing will be
     */
    boolean forbidSending(HoldId hold);

    /** Holds of calls that wait at replicas that were not seen since an instant, oldest first. */
    List<Hold> waitingAtUnseen(Instant since, int limit);
}
