package com.ainews.openrouter.catalog.out.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.embedded.testing.TestRedis;
import com.ainews.embedded.testing.TestServices;
import com.ainews.openrouter.catalog.domain.Benchmarks;
import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.PriceOverride;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.shared.ModelId;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

class RedisModelCacheTest {

    private static final Model MODEL = new Model(
            new ModelId("maker/model:free"),
            "maker/model-2026",
            "Model",
            Instant.parse("2026-01-01T00:00:00Z"),
            128_000,
            null,
            Set.of("text", "image"),
            Set.of("text"),
            "GPT",
            new Pricing(
                    Map.of(
                            "prompt", new BigDecimal("0.000000012345678901"),
                            "completion", new BigDecimal("0.10")),
                    List.of(PriceOverride.above(200_000, Map.of("prompt", new BigDecimal("0.3"))))),
            Set.of("temperature"),
            LocalDate.of(2027, 1, 31),
            "A model.",
            new Benchmarks(new BigDecimal("57.30"), null, new BigDecimal("12")),
            "{\"id\": \"maker/model:free\", \"name\": \"Modèle \\u0000\"}");

    /** Nothing here waits for it, unless the machine is very busy. */
    private static final int MILLISECONDS_TO_WAIT = 10_000;

    private static final Catalogue CATALOGUE =
            new Catalogue(Instant.parse("2026-02-03T04:05:06.123456Z"), List.of(MODEL));

    @Test
    void whatOneReplicaPutAnotherGets() {
        TestRedis redis = TestServices.redis();
        RedissonClient redisson = redisson(redis.port(), redis.password());
        try {
            new RedisModelCache(redisson, CircuitBreaker.ofDefaults("a")).share(CATALOGUE);

            Catalogue got = new RedisModelCache(redisson, CircuitBreaker.ofDefaults("b"))
                    .shared()
                    .orElseThrow();

            assertThat(got.models()).containsExactly(MODEL);
            assertThat(got.fetchedAt()).isEqualTo(CATALOGUE.fetchedAt());
        } finally {
            redisson.shutdown();
        }
    }

    @Test
    void anOlderCatalogueDoesNotReplaceANewerOne() {
        TestRedis redis = TestServices.redis();
        RedissonClient redisson = redisson(redis.port(), redis.password());
        try {
            var newer = new Catalogue(CATALOGUE.fetchedAt().plusNanos(1_000), List.of());
            var one = new RedisModelCache(redisson, CircuitBreaker.ofDefaults("d"));
            var other = new RedisModelCache(redisson, CircuitBreaker.ofDefaults("e"));
            redisson.getBucket(RedisModelCache.KEY).delete();
            one.share(CATALOGUE);
            one.share(newer);

            other.share(CATALOGUE);
            one.keep(CATALOGUE);

            assertThat(other.shared().orElseThrow().fetchedAt()).isEqualTo(newer.fetchedAt());
            assertThat(one.recent().orElseThrow().fetchedAt()).isEqualTo(newer.fetchedAt());
            redisson.getBucket(RedisModelCache.KEY).delete();
        } finally {
            redisson.shutdown();
        }
    }

    @Test
    void withoutRedisTheProcessKeepsItsOwn() {
        RedissonClient nowhere = redisson(1, null);
        try {
            var cache = new RedisModelCache(nowhere, CircuitBreaker.ofDefaults("c"));

            assertThat(cache.recent()).isEmpty();
            assertThat(cache.shared()).isEmpty();
            cache.share(CATALOGUE);
            assertThat(cache.recent().orElseThrow().models()).containsExactly(MODEL);
        } finally {
            nowhere.shutdown();
        }
    }

    private static RedissonClient redisson(int port, @Nullable String password) {
        var config = new Config().setLazyInitialization(true);
        if (password != null) {
            config.setPassword(password);
        }
        config.useSingleServer()
                .setAddress("redis://127.0.0.1:" + port)
                .setConnectTimeout(MILLISECONDS_TO_WAIT)
                .setTimeout(MILLISECONDS_TO_WAIT)
                .setRetryAttempts(0)
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(2)
                .setSubscriptionConnectionMinimumIdleSize(1)
                .setDnsMonitoringInterval(-1);
        return Redisson.create(config);
    }
}
