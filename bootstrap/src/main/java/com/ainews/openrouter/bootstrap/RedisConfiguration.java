package com.ainews.openrouter.bootstrap;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.config.SingleServerConfig;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redis through Redisson. It may be away at start and at any time: nobody waits long for it. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    private static final int TIMEOUT_MILLIS = 500;
    private static final int CONNECTIONS = 16;

    /** Where Redis is. */
    @ConfigurationProperties("redis")
    record RedisProperties(
            @DefaultValue("localhost") String host,
            @DefaultValue("6379") int port,
            @DefaultValue("") String password,
            @DefaultValue("0") int database) {}

    @Bean(destroyMethod = "shutdown")
    RedissonClient redisson(RedisProperties properties) {
        var config = new Config().setLazyInitialization(true);
        if (!properties.password().isBlank()) {
            config.setPassword(properties.password());
        }
        SingleServerConfig server = config.useSingleServer()
                .setAddress("redis://%s:%d".formatted(properties.host(), properties.port()))
                .setDatabase(properties.database())
                .setConnectTimeout(TIMEOUT_MILLIS)
                .setTimeout(TIMEOUT_MILLIS)
                .setRetryAttempts(0)
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(CONNECTIONS)
                .setSubscriptionConnectionMinimumIdleSize(1);
        server.setDnsMonitoringInterval(-1);
        return Redisson.create(config);
    }

    /** Open while Redis does not answer, so that only one caller in a while waits to find out. */
    @Bean
    CircuitBreaker redisBreaker() {
        return CircuitBreaker.of(
                "redis",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(4)
                        .minimumNumberOfCalls(2)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(Duration.ofSeconds(5))
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }
}
