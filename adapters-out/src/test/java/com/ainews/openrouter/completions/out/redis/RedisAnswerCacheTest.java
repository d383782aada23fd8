package com.ainews.openrouter.completions.out.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.embedded.testing.TestRedis;
import com.ainews.embedded.testing.TestServices;
import com.ainews.openrouter.completions.CachedAnswer;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.SettableClock;
import com.ainews.openrouter.shared.TokenCount;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

class RedisAnswerCacheTest {

    private static final int MOST = 3;

    private final SettableClock clock = new SettableClock("2026-05-01T10:00:00Z");
    private final RedissonClient redisson = redisson();
    private final RedisAnswerCache cache =
            new RedisAnswerCache(redisson, CircuitBreaker.ofDefaults("answers"), MOST, clock);

    @BeforeEach
    void forgetAll() {
        redisson.getKeys().deleteByPattern("*openrouter:answers:*");
    }

    @AfterEach
    void leave() {
        redisson.getKeys().deleteByPattern("*openrouter:answers:*");
        redisson.shutdown();
    }

    @Test
    void keepsNoMoreAnswersThanAllowedAlsoAfterRedisHasForgottenAll() {
        storeMany("before");
        assertThat(kept("before")).isEqualTo(MOST);

        forgetAll();
        clock.advance(Duration.ofMinutes(2));

        storeMany("after");
        assertThat(kept("after")).isEqualTo(MOST);
    }

    @Test
    void anAnswerThatIsGivenAgainCostsNothingInWhicheverPieceItSaysSo() {
        String piece = "{\"choices\":[],\"usage\":{\"cost\":0.5,\"cost_details\":{}}}";

        CachedAnswer free = cache.atNoCost(answer(piece, List.of("{\"choices\":[]}", piece)));

        String atNoCost = "{\"choices\":[],\"usage\":{\"cost\":0}}";
        assertThat(free.json()).isEqualTo(atNoCost);
        assertThat(free.chunks()).containsExactly("{\"choices\":[]}", atNoCost);
    }

    private void storeMany(String name) {
        for (int i = 0; i < 2 * MOST; i++) {
            cache.store(name + i, answer("{}", List.of()), Duration.ofMinutes(5));
        }
    }

    private long kept(String name) {
        long kept = 0;
        for (int i = 0; i < 2 * MOST; i++) {
            kept += cache.find(name + i).isPresent() ? 1 : 0;
        }
        return kept;
    }

    private static CachedAnswer answer(String json, List<String> chunks) {
        return new CachedAnswer(
                "gen-1",
                new ModelId("maker/model"),
                null,
                "",
                "stop",
                TokenCount.of(1),
                TokenCount.of(1),
                json,
                chunks);
    }

    private static RedissonClient redisson() {
        TestRedis redis = TestServices.redis();
        var config = new Config();
        config.setPassword(redis.password());
        config.useSingleServer()
                .setAddress("redis://127.0.0.1:" + redis.port())
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(2)
                .setSubscriptionConnectionMinimumIdleSize(1)
                .setDnsMonitoringInterval(-1);
        return Redisson.create(config);
    }
}
