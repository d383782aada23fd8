package com.ainews.openrouter.operations.in.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.limits.Priority;
import com.ainews.openrouter.limits.SlotRequest;
import com.ainews.openrouter.limits.TestQueue;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.UserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QueueMetricsTest {

    private final TestQueue queue = TestQueue.withSlots(1);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void showsWhatTheQueueSays() {
        new QueueMetrics(queue.readQueue()).bindTo(registry);
        queue.takeSlot().take(request());
        assertThatThrownBy(() -> queue.takeSlot().take(request()))
                .isInstanceOf(ProblemException.class);

        assertThat(registry.get("openrouter.queue.running").gauge().value()).isEqualTo(1);
        assertThat(registry.get("openrouter.queue.waiting").gauge().value()).isZero();
        assertThat(registry.get("openrouter.queue.longest.wait").timeGauge().value())
                .isZero();
        assertThat(registry.get("openrouter.queue.admitted").functionCounter().count())
                .isEqualTo(1);
        assertThat(registry.get("openrouter.queue.wait").functionTimer().count())
                .isZero();
        assertThat(registry.get("openrouter.queue.waits")
                        .tag("up_to", "0.5s")
                        .functionCounter()
                        .count())
                .isZero();
        assertThat(registry.get("openrouter.queue.refused")
                        .tag("reason", "deadline_passed")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    private static SlotRequest request() {
        return new SlotRequest(
                new UserId(new UUID(0, 1)),
                "key",
                new ModelId("maker/model"),
                Priority.INTERACTIVE,
                Patience.until(Instant.EPOCH),
                () -> {});
    }
}
