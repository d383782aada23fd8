package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.ModelEndpoint;
import com.ainews.openrouter.catalog.domain.Percentiles;
import com.ainews.openrouter.catalog.port.KnownEndpoints;
import com.ainews.openrouter.shared.ModelId;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Recalls how quick models are said to be, where somebody has asked who serves them. */
@Service
public class RecallSpeed {

    private final KnownEndpoints endpoints;

    public RecallSpeed(KnownEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * The speed of the provider in the middle, by medians of half an hour. Only looks at memory;
     * empty where nobody has asked for an hour, or nothing was measured.
     */
    public Optional<ModelSpeed> recall(ModelId model) {
        List<ModelSpeed> speeds = endpoints.known(model).stream()
                .flatMap(known -> known.endpoints().stream())
                .flatMap(RecallSpeed::speed)
                .sorted(Comparator.comparing(ModelSpeed::tokensPerSecond))
                .toList();
        return speeds.isEmpty() ? Optional.empty() : Optional.of(speeds.get(speeds.size() / 2));
    }

    private static Stream<ModelSpeed> speed(ModelEndpoint endpoint) {
        Percentiles latency = endpoint.latencyLast30m();
        Percentiles throughput = endpoint.throughputLast30m();
        return latency == null || throughput == null || throughput.p50().signum() <= 0
                ? Stream.empty()
                : Stream.of(new ModelSpeed(
                        Duration.ofMillis(
                                latency.p50().setScale(0, RoundingMode.HALF_UP).longValue()),
                        throughput.p50()));
    }
}
