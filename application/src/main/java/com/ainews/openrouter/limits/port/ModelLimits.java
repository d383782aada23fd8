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
     * Learns from a call that ended.
     *
     * @param latency since it was sent
     * @param inFlight how many calls ran at the model when it was sent, itself among them
     * @param overloaded whether the model had no room for it
     * @return what the model takes from now on
     */
    int learn(ModelId model, Duration latency, int inFlight, boolean overloaded);
}
