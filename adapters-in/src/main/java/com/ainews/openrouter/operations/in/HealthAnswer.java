package com.ainews.openrouter.operations.in;

import com.ainews.openrouter.operations.domain.ComponentHealth;
import com.ainews.openrouter.operations.domain.Health;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the service does, as both doors show it.
 *
 * @param status {@code up}, {@code degraded} or {@code down}
 */
public record HealthAnswer(String status, Instant checkedAt, List<ComponentAnswer> components) {

    /**
     * How one component does.
     *
     * @param name {@code database}, {@code redis}, {@code openrouter}, {@code circuit_breakers} or
     *     {@code queue}
     * @param simulated whether it is the sandbox, not the real thing
     */
    public record ComponentAnswer(
            String name,
            String status,
            long latencyMs,
            boolean simulated,
            @Nullable String note) {

        static ComponentAnswer from(ComponentHealth health) {
            return new ComponentAnswer(
                    health.component().wireName(),
                    health.state().wireName(),
                    health.latency().toMillis(),
                    health.simulated(),
                    health.note());
        }
    }

    /** The answer of both doors. */
    public static HealthAnswer from(Health health) {
        return new HealthAnswer(
                health.state().wireName(),
                health.checkedAt(),
                health.components().stream().map(ComponentAnswer::from).toList());
    }
}
