package com.ainews.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How slow answers are to be; not at all unless somebody asks. */
public final class Pacing {

    /** The longest latency, and the longest delay of a chunk. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    static final String LATENCY_HEADER = "X-Sandbox-Latency";
    static final String CHUNK_DELAY_HEADER = "X-Sandbox-Chunk-Delay";

    private final Map<Address, Duration> latencies = new ConcurrentHashMap<>();
    private volatile Pace pace = Pace.AT_ONCE;

    /**
     * Sets it for all chat calls to come that don't say it themselves.
     *
     * @param latency how long it takes until the first token
     * @param chunkDelay how long each chunk of a stream takes
     * @throws IllegalArgumentException if one is negative or above {@link #LONGEST}
     */
    public void set(Duration latency, Duration chunkDelay) {
        pace = new Pace(checked(latency), checked(chunkDelay));
    }

    /**
     * Sets it for all calls to come of an address, but for that of chats.
     *
     * @throws IllegalArgumentException if it is negative or above {@link #LONGEST}
     */
    public void set(Address address, Duration latency) {
        latencies.put(address, checked(latency));
    }

    /** Nothing is slow any more. */
    public void clear() {
        latencies.clear();
        pace = Pace.AT_ONCE;
    }

    Pace of(Exchange exchange) throws ApiError {
        Pace usual = pace;
        return new Pace(
                millis(exchange.header(LATENCY_HEADER), usual.latency()),
                millis(exchange.header(CHUNK_DELAY_HEADER), usual.chunkDelay()));
    }

    Pace of(Exchange exchange, Address address) throws ApiError {
        Duration usual = latencies.getOrDefault(address, Duration.ZERO);
        return new Pace(millis(exchange.header(LATENCY_HEADER), usual), Duration.ZERO);
    }

    private static Duration millis(@Nullable String header, Duration otherwise) throws ApiError {
        if (header == null) {
            return otherwise;
        }
        try {
            return checked(Duration.ofMillis(Long.parseLong(header)));
        } catch (IllegalArgumentException _) {
            throw new ApiError(400, "invalid_request", "No number of milliseconds: " + header);
        }
    }

    private static Duration checked(Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Between nothing and " + LONGEST);
        }
        return duration;
    }
}
