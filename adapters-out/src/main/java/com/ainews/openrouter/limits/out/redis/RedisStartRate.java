package com.ainews.openrouter.limits.out.redis;

import com.ainews.openrouter.limits.ProtectionPolicy;
import com.ainews.openrouter.limits.port.StartRate;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.LongCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts the calls of each second in Redis, for all replicas. A replica takes permits by the
 * chunk, so that few calls pay for a round trip. While Redis does not answer at once each replica counts
 * for itself, up to the same number.
 */
@Component
class RedisStartRate implements StartRate {

    private static final Logger log = LoggerFactory.getLogger(RedisStartRate.class);

    private static final String KEY = "openrouter:starts:";
    private static final String TAKE = "local taken = redis.call('incrby', KEYS[1], ARGV[1])"
            + " redis.call('pexpire', KEYS[1], 5000) return taken";

    /** Nobody waits longer for Redis. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    /** A chunk is this part of a second's calls. */
    private static final int CHUNKS = 20;

    private final RedissonClient redisson;
    private final CircuitBreaker breaker;
    private final InstantSource clock;
    private final int limit;
    private final int chunk;

    private volatile Second current = new Second(Long.MIN_VALUE);

    RedisStartRate(
            RedissonClient redisson,
            CircuitBreaker redisBreaker,
            ProtectionPolicy policy,
            InstantSource clock) {
        this.redisson = redisson;
        // A cache that is slow says nothing of this, nor this of a cache.
        this.breaker = CircuitBreaker.of("start-rate", redisBreaker.getCircuitBreakerConfig());
        this.clock = clock;
        this.limit = policy.callsPerSecond();
        this.chunk = Math.max(1, limit / CHUNKS);
    }

    /** One second, and what this replica may still start in it. */
    private static final class Second {

        private final long number;
        private final AtomicInteger permits = new AtomicInteger();
        private long takenHere;
        private volatile boolean exhausted;

        Second(long number) {
            this.number = number;
        }

        boolean take() {
            return permits.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        }
    }

    @Override
    public boolean tryStart() {
        if (limit == 0) {
            return true;
        }
        Second second = now();
        return second.take() || (!second.exhausted && refill(second));
    }

    private Second now() {
        long number = clock.millis() / 1_000;
        Second second = current;
        if (second.number == number) {
            return second;
        }
        synchronized (this) {
            if (current.number != number) {
                current = new Second(number);
            }
            return current;
        }
    }

    private synchronized boolean refill(Second second) {
        if (second.take()) {
            return true;
        }
        second.takenHere += chunk;
        long taken = takeInRedis(second);
        long granted = Math.min(chunk, chunk - (taken - limit));
        if (granted <= 0) {
            second.exhausted = true;
            return false;
        }
        second.permits.addAndGet((int) granted - 1);
        return true;
    }

    /** How many all have taken; how many this replica has, where Redis does not say. */
    private long takeInRedis(Second second) {
        if (!breaker.tryAcquirePermission()) {
            return second.takenHere;
        }
        long start = System.nanoTime();
        try {
            long taken = redisson.getScript(LongCodec.INSTANCE)
                    .<Long>evalAsync(
                            RScript.Mode.READ_WRITE,
                            TAKE,
                            RScript.ReturnType.LONG,
                            List.of(KEY + second.number),
                            (long) chunk)
                    .toCompletableFuture()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            breaker.releasePermission();
            return second.takenHere;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            log.debug("Redis does not count calls: {}", e.toString());
            return second.takenHere;
        }
    }
}
