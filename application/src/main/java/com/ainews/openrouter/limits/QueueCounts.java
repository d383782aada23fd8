package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.QueueState.Refused;
import com.ainews.openrouter.limits.QueueState.Waited;
import com.ainews.openrouter.limits.QueueState.Waits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts what became of calls, at next to no cost for them. */
final class QueueCounts {

    private static final List<Duration> LENGTHS = List.of(
            Duration.ofMillis(10),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30));

    private static final long[] LENGTHS_NANOS =
            LENGTHS.stream().mapToLong(Duration::toNanos).toArray();

    private final LongAdder atOnce = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();
    private final LongAdder[] byLength = adders(LENGTHS.size() + 1);
    private final LongAdder[] refused = adders(Refused.values().length);

    void admittedAtOnce() {
        atOnce.increment();
    }

    void admittedAfter(long nanos) {
        waitedNanos.add(nanos);
        int found = Arrays.binarySearch(LENGTHS_NANOS, nanos);
        byLength[found >= 0 ? found : -found - 1].increment();
    }

    void refused(Refused reason) {
        refused[reason.ordinal()].increment();
    }

    long admitted() {
        return atOnce.sum() + waited();
    }

    Waits waits() {
        List<Waited> lengths = new ArrayList<>();
        for (int i = 0; i < byLength.length; i++) {
            lengths.add(new Waited(i < LENGTHS.size() ? LENGTHS.get(i) : null, byLength[i].sum()));
        }
        return new Waits(waited(), Duration.ofNanos(waitedNanos.sum()), lengths);
    }

    Map<Refused, Long> refused() {
        Map<Refused, Long> counts = new EnumMap<>(Refused.class);
        for (Refused reason : Refused.values()) {
            counts.put(reason, refused[reason.ordinal()].sum());
        }
        return counts;
    }

    private long waited() {
        return Stream.of(byLength).mapToLong(LongAdder::sum).sum();
    }

    private static LongAdder[] adders(int count) {
        return Stream.generate(LongAdder::new).limit(count).toArray(LongAdder[]::new);
    }
}
