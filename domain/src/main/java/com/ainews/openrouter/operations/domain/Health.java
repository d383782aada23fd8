package com.ainews.openrouter.operations.domain;

import java.time.Instant;
import java.util.List;

/** The state of the whole service at an instant. */
public record Health(Instant checkedAt, List<ComponentHealth> components) {

    public Health {
        components = List.copyOf(components);
    }

    /** Down without the database; degraded while anything else does not do well. */
    public HealthState state() {
        HealthState worst = HealthState.UP;
        for (ComponentHealth health : components) {
            HealthState effect = switch (health.component()) {
                case DATABASE -> health.state();
                case REDIS, OPENROUTER, CIRCUIT_BREAKERS, QUEUE ->
                    health.state() == HealthState.DOWN ? HealthState.DEGRADED : health.state();
            };
            worst = effect.compareTo(worst) > 0 ? effect : worst;
        }
        return worst;
    }
}
