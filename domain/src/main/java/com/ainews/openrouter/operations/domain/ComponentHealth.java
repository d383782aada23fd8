package com.ainews.openrouter.operations.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The state of one thing that the service stands on.
 *
 * @param latency how long it took to find out
 * @param simulated whether it is a sandbox, not the real thing
 * @param note what to know about the state; safe for everyone's eyes
 */
public record ComponentHealth(
        Component component,
        HealthState state,
        Duration latency,
        boolean simulated,
        @Nullable String note) {}
