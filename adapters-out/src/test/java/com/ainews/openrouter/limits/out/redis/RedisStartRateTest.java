package com.ainews.openrouter.limits.out.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.embedded.testing.TestRedis;
import com.ainews.embedded.testing.TestServices;
import com.ainews.openrouter.limits.ProtectionPolicy;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

class RedisStartRateTest {

    private static final int LIMIT = 100;

    /** A second of its own, which does not end. */
    private final InstantSource clock = InstantSource.fixed(
            Instant.ofEpochSecond(ThreadLocalRandom.current().nextLong(1L << 31)));

    @Test
    void twoReplicasTogetherStartNoMoreThanTheLimit() {
        TestRedis redis = TestServices.redis();
        RedissonClient one = redisson(redis.port(), redis.password());
        RedissonClient other = redisson(redis.port(), redis.password());
        try {
            RedisStartRate first = rate(one);
            RedisStartRate second = rate(other);
            int started = 0;
            for (int i = 0; i < LIMIT; i++) {
                started += first.tryStart() ? 1 : 0;
                started += second.tryStart() ? 1 : 0;
            }

            assertThat(started).isEqualTo(LIMIT);
        } finally {
            one.shutdown();
            other.shutdown();
        }
    }

    @Test
    void withoutRedisEachReplicaStartsNoMoreThanTheLimit() {
        RedissonClient nowhere = redisson(1, null);
        try {
            RedisStartRate rate = rate(nowhere);
            int started = 0;
            for (int i = 0; i < 2 * LIMIT; i++) {
                started += rate.tryStart() ? 1 : 0;
            }

            assertThat(started).isEqualTo(LIMIT);
        } finally {
            nowhere.shutdown();
        }
    }

    @Test
    void cachesThatCannotReachRedisDoNotStopTheCount() {
        TestRedis redis = TestServices.redis();
        RedissonClient one = redisson(redis.port(), redis.password());
        RedissonClient other = redisson(redis.port(), redis.password());
        CircuitBreaker ofCaches = CircuitBreaker.ofDefaults("redis");
        ofCaches.transitionToForcedOpenState();
        try {
            var first = new RedisStartRate(one, ofCaches, new ProtectionPolicy(LIMIT), clock);
            RedisStartRate second = rate(other);
            int started = 0;
            for (int i = 0; i < LIMIT; i++) {
                started += first.tryStart() ? 1 : 0;
                started += second.tryStart() ? 1 : 0;
            }

            assertThat(started).isEqualTo(LIMIT);
        } finally {
            one.shutdown();
            other.shutdown();
        }
    }

    private RedisStartRate rate(RedissonClient redisson) {
        return new RedisStartRate(
                redisson, CircuitBreaker.ofDefaults("redis"), new ProtectionPolicy(LIMIT), clock);
    }

    private static RedissonClient redisson(int port, @Nullable String password) {
        var config = new Config().setLazyInitialization(true);
        if (password != null) {
            config.setPassword(password);
        }
        config.useSingleServer()
                .setAddress("redis://127.0.0.1:" + port)
                .setConnectTimeout(500)
                .setTimeout(500)
                .setRetryAttempts(0)
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(2)
                .setSubscriptionConnectionMinimumIdleSize(1)
                .setDnsMonitoringInterval(-1);
        return Redisson.create(config);
    }
}
