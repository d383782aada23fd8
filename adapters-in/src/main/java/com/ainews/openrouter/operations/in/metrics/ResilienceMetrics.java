package com.ainews.openrouter.operations.in.metrics;

import com.ainews.openrouter.completions.BreakerState;
import com.ainews.openrouter.completions.ReadResilience;
import com.ainews.openrouter.completions.Resilience;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * Shows circuit breakers and retries of this replica. Models are counted, not named: there are
 * hundreds, and the query names them.
 */
@Component
class ResilienceMetrics implements MeterBinder {

    private final ReadResilience readResilience;

    ResilienceMetrics(ReadResilience readResilience) {
        this.readResilience = readResilience;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (BreakerState.Position position : BreakerState.Position.values()) {
            gauge(
                    registry,
                    "openrouter.breakers.models",
                    position,
                    resilience -> resilience.models().stream()
                            .filter(model -> model.position() == position)
                            .count());
            gauge(
                    registry,
                    "openrouter.breakers.upstream",
                    position,
                    resilience -> resilience.openRouter().position() == position ? 1 : 0);
        }
        counter(registry, "openrouter.retries", retries -> retries.retried());
        counter(registry, "openrouter.retries.denied", retries -> retries.denied());
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            BreakerState.Position position,
            ToDoubleFunction<Resilience> value) {
        Gauge.builder(name, readResilience, read -> value.applyAsDouble(read.read()))
                .tag("state", position.wireName())
                .register(registry);
    }

    private void counter(
            MeterRegistry registry, String name, ToDoubleFunction<Resilience.Retries> value) {
        FunctionCounter.builder(
                        name,
                        readResilience,
                        read -> value.applyAsDouble(read.read().retries()))
                .register(registry);
    }
}
