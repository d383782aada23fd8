package com.ainews.openrouter.catalog.out.redis;

import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.port.ModelCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
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
    static final String KEY = "openrouter:catalogue:3";

    private static final Logger log = LoggerFactory.getLogger(RedisModelCache.class);
    private static final Duration IN_PROCESS = Duration.ofMinutes(1);
    private static final Duration IN_REDIS = Duration.ofHours(12);

    /** What is written begins with when it was fetched, in so many digits, for Redis to compare. */
    private static final int AGE_LENGTH = 20;

    private static final String SET_IF_NEWER = """
            local known = redis.call('GETRANGE', KEYS[1], 0, %d)
            if known > ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            return 1
            """.formatted(AGE_LENGTH - 1);

    /** What is written to Redis behind that. */
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
    public Optional<Catalogue> recent() {
        return Optional.ofNullable(near.getIfPresent(KEY));
    }

    @Override
    public Optional<Catalogue> shared() {
        return Optional.ofNullable(fromRedis());
    }

    @Override
    public void keep(Catalogue catalogue) {
        near.asMap()
                .merge(
                        KEY,
                        catalogue,
                        (known, other) ->
                                known.fetchedAt().isAfter(other.fetchedAt()) ? known : other);
    }

    @Override
    public void share(Catalogue catalogue) {
        keep(catalogue);
        tolerant(() -> redisson.getScript(ByteArrayCodec.INSTANCE)
                .<Long>eval(
                        RScript.Mode.READ_WRITE,
                        SET_IF_NEWER,
                        RScript.ReturnType.LONG,
                        List.of(KEY),
                        bytes(age(catalogue)),
                        write(catalogue),
                        bytes(String.valueOf(IN_REDIS.toMillis()))));
    }

    private byte[] write(Catalogue catalogue) {
        byte[] json =
                mapper.writeValueAsBytes(new Stored(catalogue.fetchedAt(), catalogue.models()));
        return ByteBuffer.allocate(AGE_LENGTH + json.length)
                .put(bytes(age(catalogue)))
                .put(json)
                .array();
    }

    /** Greater as text where it was fetched later. */
    private static String age(Catalogue catalogue) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, catalogue.fetchedAt());
        return ("%0" + AGE_LENGTH + "d").formatted(micros);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private @Nullable Catalogue fromRedis() {
        byte[] written = tolerant(
                () -> redisson.<byte[]>getBucket(KEY, ByteArrayCodec.INSTANCE).get());
        if (written == null) {
            return null;
        }
        try {
            Stored stored = mapper.readValue(
                    written, AGE_LENGTH, written.length - AGE_LENGTH, Stored.class);
            return new Catalogue(stored.fetchedAt(), stored.models());
        } catch (RuntimeException e) {
            log.warn("The catalogue in Redis can't be read, and is ignored", e);
            return null;
        }
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
