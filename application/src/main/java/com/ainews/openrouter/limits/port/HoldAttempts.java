package com.ainews.openrouter.limits.port;

import com.ainews.openrouter.limits.domain.Hold;
import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.ModelId;

import java.time.Instant;
import java.util.List;

/** What is being sent under holds, for the case that nobody sees it end. */
public interface HoldAttempts {

    /**
     * Keeps that an attempt is about to be sent, or that the call waits and none is.
     *
     * @param attempt from one; 0 where the call waits
     * @return false where nothing may be sent under the hold any more: it has ended, or it was {@linkplain
     *     #forbidSending forbidden}
     */
    boolean note(HoldId hold, int attempt, ModelId model);

    /**
     * Keeps whoever waits under a hold from sending anything.
     *
     * @return whether nothing was sent, and nothing will be
     */
    boolean forbidSending(HoldId hold);

    /** Holds of calls that wait at replicas that were not seen since an instant, oldest first. */
    List<Hold> waitingAtUnseen(Instant since, int limit);
}
