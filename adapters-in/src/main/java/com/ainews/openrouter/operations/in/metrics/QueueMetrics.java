package com.ainews.openrouter.operations.in.metrics;

import com.ainews.openrouter.limits.QueueState;
import com.ainews.openrouter.limits.QueueState.Refused;
import com.ainews.openrouter.limits.QueueState.Waited;
import com.ainews.openrouter.limits.ReadQueue;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows the queue of this replica; it is read when somebody looks, so that calls pay nothing. */
@Component
class QueueMetrics implements MeterBinder {

    private final ReadQueue readQueue;

    QueueMetrics(ReadQueue readQueue) {
        this.readQueue = readQueue;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "openrouter.queue.waiting", QueueState::waiting);
        gauge(registry, "openrouter.queue.running", QueueState::running);
        TimeGauge.builder(
                        "openrouter.queue.longest.wait",
                        this,
                        TimeUnit.NANOSECONDS,
                        m -> m.readQueue.read().longestWait().toNanos())
                .register(registry);
        FunctionCounter.builder(
                        "openrouter.queue.admitted",
                        this,
                        m -> m.readQueue.read().admitted())
                .register(registry);
        FunctionTimer.builder(
                        "openrouter.queue.wait",
                        this,
                        m -> m.readQueue.read().waits().count(),
                        m -> m.readQueue.read().waits().total().toNanos(),
                        TimeUnit.NANOSECONDS)
                .register(registry);
        for (Refused reason : Refused.values()) {
            FunctionCounter.builder(
                            "openrouter.queue.refused",
                            this,
                            m -> m.readQueue.read().refused().getOrDefault(reason, 0L))
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        List<Waited> lengths = readQueue.read().waits().byLength();
        for (int i = 0; i < lengths.size(); i++) {
            int length = i;
            FunctionCounter.builder(
                            "openrouter.queue.waits",
                            this,
                            m -> m.readQueue
                                    .read()
                                    .waits()
                                    .byLength()
                                    .get(length)
                                    .count())
                    .tag("up_to", seconds(lengths.get(i).upTo()))
                    .register(registry);
        }
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<QueueState> value) {
        Gauge.builder(name, this, m -> value.applyAsDouble(m.readQueue.read())).register(registry);
    }

    private static String seconds(@Nullable Duration length) {
        return length == null ? "longer" : length.toMillis() / 1000.0 + "s";
    }
}
