package com.ainews.openrouter.limits.port;

/** How many paid calls all replicas together start in a second. */
@FunctionalInterface
public interface StartRate {

    /** Whether another one may start now. Answers within some milliseconds, whatever is away. */
    boolean tryStart();
}
