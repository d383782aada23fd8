package com.ainews.openrouter.operations.port;

import com.ainews.openrouter.operations.domain.Component;

/** Finds out how one component does. */
public interface HealthProbe {

    Component component();

    /**
     * Returns if the component answers, and throws anything if it does not. May block: who
     * asks does not wait for ever.
     */
    void probe() throws Exception;

    /** Whether it is a sandbox, not the real thing. */
    default boolean isSimulated() {
        return false;
    }
}
