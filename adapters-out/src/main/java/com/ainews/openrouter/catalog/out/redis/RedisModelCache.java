package com.ainews.openrouter.catalog.out.redis;

import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.port.ModelCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two layers: the process keeps the catalogue for a minute, Redis keeps it for all replicas. With
 * Redis gone the process's own copy is all there is, and a breaker keeps callers from waiting for
 * what does not answer.
 */
@Component
class RedisModelCache implements ModelCache {

    /** The number says how it is written: another form needs another number. */
    static final String KEY = "openrouter:catalogue:1";

    private static final Logger log = LoggerFactory.getLogger(RedisModelCache.class);
    private static final Duration IN_PROCESS = Duration.ofMinutes(1);
    private static final Duration IN_REDIS = Duration.ofHours(12);

    /** What is written to Redis. */
    record Stored(Instant fetchedAt, List<Model> models) {}

    private final RedissonClient redisson;
    private final CircuitBreaker redisBreaker;
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Cache<String, Catalogue> near =
            Caffeine.newBuilder().maximumSize(1).expireAfterWrite(IN_PROCESS).build();

    RedisModelCache(RedissonClient redisson, CircuitBreaker redisBreaker) {
        this.redisson = redisson;
        this.redisBreaker = redisBreaker;
    }

    @Override
    public Optional<Catalogue> get() {
        Catalogue known = near.getIfPresent(KEY);
        if (known != null) {
            return Optional.of(known);
        }
        Catalogue fetched = fromRedis();
        if (fetched != null) {
            near.put(KEY, fetched);
        }
        return Optional.ofNullable(fetched);
    }

    @Override
    public void put(Catalogue catalogue) {
        near.put(KEY, catalogue);
        tolerant(() -> {
            byte[] json =
                    mapper.writeValueAsBytes(new Stored(catalogue.fetchedAt(), catalogue.models()));
            bucket().set(json, IN_REDIS);
            return null;
        });
    }

    private @Nullable Catalogue fromRedis() {
        byte[] json = tolerant(() -> bucket().get());
        if (json == null) {
            return null;
        }
        try {
            Stored stored = mapper.readValue(json, Stored.class);
            return new Catalogue(stored.fetchedAt(), stored.models());
        } catch (RuntimeException e) {
            log.warn("The catalogue in Redis can't be read, and is ignored", e);
            return null;
        }
    }

    private RBucket<byte[]> bucket() {
        return redisson.getBucket(KEY, ByteArrayCodec.INSTANCE);
    }

    private <T> @Nullable T tolerant(Supplier<@Nullable T> work) {
        try {
            return redisBreaker.executeSupplier(work);
        } catch (RuntimeException e) {
            log.debug("Redis is not used: {}", e.getMessage());
            return null;
        }
    }
}
