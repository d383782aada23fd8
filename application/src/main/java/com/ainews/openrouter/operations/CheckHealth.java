package com.ainews.openrouter.operations;

import com.ainews.openrouter.completions.BreakerState;
import com.ainews.openrouter.completions.ReadResilience;
import com.ainews.openrouter.completions.Resilience;
import com.ainews.openrouter.limits.QueueState;
import com.ainews.openrouter.limits.ReadQueue;
import com.ainews.openrouter.operations.domain.Component;
import com.ainews.openrouter.operations.domain.ComponentHealth;
import com.ainews.openrouter.operations.domain.Health;
import com.ainews.openrouter.operations.domain.HealthState;
import com.ainews.openrouter.operations.port.HealthProbe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Tells how the service and what it stands on do. */
@Service
public class CheckHealth {

    /** A finding younger than this is told again, so that asking often costs nothing. */
    public static final Duration KEPT = Duration.ofSeconds(1);

    /** What has not answered by then is down. */
    public static final Duration LONGEST_PROBE = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(CheckHealth.class);

    private final List<HealthProbe> probes;
    private final ReadQueue readQueue;
    private final ReadResilience readResilience;
    private final InstantSource clock;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean checking = new AtomicBoolean();
    private volatile @Nullable Health last;

    public CheckHealth(
            List<HealthProbe> probes,
            ReadQueue readQueue,
            ReadResilience readResilience,
            InstantSource clock) {
        this.probes = List.copyOf(probes);
        this.readQueue = readQueue;
        this.readResilience = readResilience;
        this.clock = clock;
    }

    /** Asks all components at the same time; takes as long as the slowest, some seconds at most. */
    public Health check() {
        Health known = last;
        if (known != null && isFresh(known)) {
            return known;
        }
        // While one caller asks, the others are told what was found last.
        boolean asksAlready = !checking.compareAndSet(false, true);
        if (asksAlready && known != null) {
            return known;
        }
        try {
            Health found = new Health(clock.instant(), probeAll());
            last = found;
            return found;
        } finally {
            checking.set(false);
        }
    }

    private boolean isFresh(Health health) {
        return health.checkedAt().plus(KEPT).isAfter(clock.instant());
    }

    private List<ComponentHealth> probeAll() {
        List<CompletableFuture<ComponentHealth>> asked =
                probes.stream().map(this::ask).toList();
        return Stream.concat(
                        asked.stream().map(CompletableFuture::join), Stream.of(queue(), breakers()))
                .sorted(Comparator.comparing(ComponentHealth::component))
                .toList();
    }

    private ComponentHealth queue() {
        QueueState queue = readQueue.read();
        return new ComponentHealth(
                Component.QUEUE,
                queue.isNearlyFull() ? HealthState.DEGRADED : HealthState.UP,
                Duration.ZERO,
                false,
                "%d of at most %d calls wait, %d of at most %d are under way"
                        .formatted(
                                queue.waiting(),
                                queue.maxWaiting(),
                                queue.running(),
                                queue.maxRunning()));
    }

    private ComponentHealth breakers() {
        Resilience resilience = readResilience.read();
        long open = resilience.openModels();
        boolean isAllOpen = resilience.openRouter().position() == BreakerState.Position.OPEN;
        HealthState state = open > 0 ? HealthState.DEGRADED : HealthState.UP;
        return new ComponentHealth(
                Component.CIRCUIT_BREAKERS,
                isAllOpen ? HealthState.DOWN : state,
                Duration.ZERO,
                false,
                isAllOpen
                        ? "nearly all calls failed; none is sent for some seconds"
                        : "%d of %d models are left alone, since they kept failing"
                                .formatted(open, resilience.models().size()));
    }

    private CompletableFuture<ComponentHealth> ask(HealthProbe probe) {
        return CompletableFuture.supplyAsync(() -> health(probe), executor)
                .completeOnTimeout(
                        finding(probe, HealthState.DOWN, LONGEST_PROBE),
                        LONGEST_PROBE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private ComponentHealth health(HealthProbe probe) {
        Instant start = clock.instant();
        HealthState state = HealthState.UP;
        try {
            probe.probe();
        } catch (Exception e) {
            log.debug("{} is down", probe.component(), e);
            state = HealthState.DOWN;
        }
        return finding(probe, state, Duration.between(start, clock.instant()));
    }

    private static ComponentHealth finding(HealthProbe probe, HealthState state, Duration latency) {
        return new ComponentHealth(
                probe.component(), state, latency, probe.isSimulated(), note(probe, state));
    }

    private static @Nullable String note(HealthProbe probe, HealthState state) {
        if (state == HealthState.UP) {
            return probe.isSimulated() ? "the sandbox: answers are simulated" : null;
        }
        return switch (probe.component()) {
            case DATABASE -> "not reachable; no paid call starts without it";
            case REDIS -> "not reachable; all goes on without it, a little slower";
            case OPENROUTER -> "not reachable; calls will fail until it is back";
            case CIRCUIT_BREAKERS, QUEUE -> null;
        };
    }
}
