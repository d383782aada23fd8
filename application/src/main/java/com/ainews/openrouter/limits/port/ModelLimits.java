package com.ainews.openrouter.limits.port;

import com.ainews.openrouter.shared.ModelId;

import java.time.Duration;

/**
 * How many calls each model takes at the same time, learnt from how calls ended. Neither method
 * blocks or fails.
 */
public interface ModelLimits {

    /** What a model takes now; at least one. */
    int of(ModelId model);

    /**
     * A call that ended.
     *
     * @param sinceSent how long ago it was sent first
     * @param latency how long the model took to answer; of no meaning where it had no room
     * @param inFlight how many calls ran at the model when it was sent, itself among them
     * @param overloaded whether the model had no room for it
     */
    record Ended(Duration sinceSent, Duration latency, int inFlight, boolean overloaded) {}

    /**
     * Learns from a call that ended.
     *
     * @return what the model takes from now on
     */
    int learn(ModelId model, Ended call);
}
