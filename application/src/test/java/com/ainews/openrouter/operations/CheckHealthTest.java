package com.ainews.openrouter.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.BreakerState;
import com.ainews.openrouter.completions.BreakerState.Position;
import com.ainews.openrouter.completions.ReadResilience;
import com.ainews.openrouter.completions.Resilience;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.limits.Priority;
import com.ainews.openrouter.limits.QueuePolicy;
import com.ainews.openrouter.limits.SlotRequest;
import com.ainews.openrouter.limits.TestQueue;
import com.ainews.openrouter.operations.domain.Component;
import com.ainews.openrouter.operations.domain.ComponentHealth;
import com.ainews.openrouter.operations.domain.HealthState;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.UserId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CheckHealthTest {

    private Resilience resilience = resilience(Position.CLOSED, Position.CLOSED);
    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final TestQueue queue = new TestQueue(
            new QueuePolicy(1, 1, new QueuePolicy.PerModel(4, 4, 4), 5, 5, Duration.ofSeconds(30)),
            clock);
    private final CheckHealth checkHealth = new CheckHealth(
            List.of(), queue.readQueue(), new ReadResilience(() -> resilience), clock);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void theQueueIsDegradedOnceMoreThanFourFifthsOfItAreTaken() {
        takeSlots(1 + 4);
        assertThat(health().state()).isEqualTo(HealthState.UP);
        assertThat(health().note())
                .isEqualTo("4 of at most 5 calls wait, 1 of at most 1 are under way");

        takeSlots(1);
        clock.advance(CheckHealth.KEPT);
        assertThat(health().state()).isEqualTo(HealthState.DEGRADED);
        assertThat(checkHealth.check().state()).isEqualTo(HealthState.DEGRADED);
    }

    @Test
    void aModelThatIsLeftAloneIsTold() {
        resilience = resilience(Position.CLOSED, Position.OPEN);

        assertThat(health(Component.CIRCUIT_BREAKERS).state()).isEqualTo(HealthState.DEGRADED);
        assertThat(health(Component.CIRCUIT_BREAKERS).note())
                .isEqualTo("1 of 1 models are left alone, since they kept failing");
    }

    @Test
    void thatNothingIsSentToOpenRouterIsTold() {
        resilience = resilience(Position.OPEN, Position.CLOSED);

        assertThat(health(Component.CIRCUIT_BREAKERS).state()).isEqualTo(HealthState.DOWN);
        assertThat(checkHealth.check().state()).isEqualTo(HealthState.DEGRADED);
    }

    private static Resilience resilience(Position ofOpenRouter, Position ofAModel) {
        return new Resilience(
                new BreakerState("openrouter", ofOpenRouter, 60, 58, null, null),
                List.of(new BreakerState("maker/model", ofAModel, 20, 12, null, null)),
                new Resilience.Retries(80, 4, 0, 10));
    }

    private ComponentHealth health() {
        return health(Component.QUEUE);
    }

    private ComponentHealth health(Component component) {
        return checkHealth.check().components().stream()
                .filter(health -> health.component() == component)
                .findFirst()
                .orElseThrow();
    }

    private void takeSlots(int calls) {
        int before = taken();
        for (int i = 0; i < calls; i++) {
            var _ = executor.submit(() -> queue.takeSlot()
                    .take(new SlotRequest(
                            new UserId(new UUID(0, 1)),
                            "key",
                            new ModelId("maker/model"),
                            Priority.INTERACTIVE,
                            Patience.LONGEST,
                            () -> {})));
        }
        while (taken() < before + calls) {
            Thread.onSpinWait();
        }
    }

    private int taken() {
        return queue.readQueue().read().waiting() + queue.readQueue().read().running();
    }
}
