package com.ainews.openrouter.completions.out.redis;

import com.ainews.openrouter.completions.CachedAnswer;
import com.ainews.openrouter.completions.port.AnswerCache;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RMapCache;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.codec.CompositeCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps answers in one map of Redis, for all replicas; of too many it drops those that were used
 * least recently. Whoever can read Redis can read them.
 */
@Component
class RedisAnswerCache implements AnswerCache {

    /** The number says how it is written: another form needs another number. */
    static final String KEY = "openrouter:answers:1";

    private static final Duration BOUNDED_AGAIN_AFTER = Duration.ofMinutes(1);

    static final int MAX_BYTES = 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(RedisAnswerCache.class);

    /** What is written to Redis. */
    record Stored(
            String generationId,
            String model,
            @Nullable String provider,
            String content,
            @Nullable String finishReason,
            long promptTokens,
            long completionTokens,
            String json,
            List<String> chunks) {}

    private final RedissonClient redisson;
    private final CircuitBreaker redisBreaker;
    private final int maxAnswers;
    private final InstantSource clock;
    private volatile @Nullable Instant bounded;

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    RedisAnswerCache(
            RedissonClient redisson,
            CircuitBreaker redisBreaker,
            @Value("${response-cache.max-answers}") int maxAnswers,
            InstantSource clock) {
        this.redisson = redisson;
        this.redisBreaker = redisBreaker;
        this.maxAnswers = maxAnswers;
        this.clock = clock;
    }

    @Override
    public String key(Request request) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(mapper.writeValueAsBytes(request));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public Optional<CachedAnswer> find(String key) {
        byte[] json = tolerant(() -> answers().get(key));
        if (json == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(answer(mapper.readValue(json, Stored.class)));
        } catch (JacksonException e) {
            log.warn("An answer in Redis can't be read, and is ignored", e);
            return Optional.empty();
        }
    }

    @Override
    public CachedAnswer atNoCost(CachedAnswer answer) {
        return new CachedAnswer(
                answer.generationId(),
                answer.model(),
                answer.provider(),
                answer.content(),
                answer.finishReason(),
                answer.promptTokens(),
                answer.completionTokens(),
                withoutCost(answer.json()),
                answer.chunks().stream().map(this::withoutCost).toList());
    }

    @Override
    public void store(String key, CachedAnswer answer, Duration ttl) {
        byte[] json = mapper.writeValueAsBytes(stored(answer));
        if (json.length <= MAX_BYTES) {
            tolerant(() -> {
                bound();
                answers().fastPut(key, json, ttl.toMillis(), TimeUnit.MILLISECONDS);
                return null;
            });
        }
    }

    /** Redis may be away when this replica starts, and forgets this when it starts anew itself. */
    private void bound() {
        Instant now = clock.instant();
        Instant last = bounded;
        if (last == null || !now.isBefore(last.plus(BOUNDED_AGAIN_AFTER))) {
            answers().setMaxSize(maxAnswers);
            bounded = now;
        }
    }

    private RMapCache<String, byte[]> answers() {
        return redisson.getMapCache(
                KEY, new CompositeCodec(StringCodec.INSTANCE, ByteArrayCodec.INSTANCE));
    }

    private Stored stored(CachedAnswer answer) {
        return new Stored(
                answer.generationId(),
                answer.model().value(),
                answer.provider(),
                answer.content(),
                answer.finishReason(),
                answer.promptTokens().value(),
                answer.completionTokens().value(),
                answer.json(),
                answer.chunks());
    }

    private static CachedAnswer answer(Stored stored) {
        return new CachedAnswer(
                stored.generationId,
                new ModelId(stored.model),
                stored.provider,
                stored.content,
                stored.finishReason,
                TokenCount.of(stored.promptTokens),
                TokenCount.of(stored.completionTokens),
                stored.json,
                stored.chunks);
    }

    /** Clients add up what answers say that they cost. */
    private String withoutCost(String json) {
        if (!json.contains("\"usage\"")) {
            return json;
        }
        JsonNode tree = mapper.readTree(json);
        if (tree.path("usage") instanceof ObjectNode usage && usage.has("cost")) {
            usage.put("cost", 0);
            usage.remove("cost_details");
        }
        return mapper.writeValueAsString(tree);
    }

    private <T> @Nullable T tolerant(Supplier<@Nullable T> work) {
        try {
            return redisBreaker.executeSupplier(work);
        } catch (RuntimeException e) {
            log.debug("Redis is not used: {}", e.getMessage());
            bounded = null;
            return null;
        }
    }
}
