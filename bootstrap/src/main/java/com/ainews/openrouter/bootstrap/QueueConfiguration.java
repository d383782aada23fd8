package com.ainews.openrouter.bootstrap;

import com.ainews.openrouter.limits.ProtectionPolicy;
import com.ainews.openrouter.limits.QueuePolicy;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many calls run and wait. */
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

    /**
     * The queue of this replica.
     *
     * @param maxRunning calls under way at the same time
     * @param maxRunningPerKey of one API key
     * @param modelInitial of one model, until its answers have shown what it takes
     * @param maxWaiting calls that wait
     * @param maxWait the longest wait
     */
    @ConfigurationProperties("queue")
    record QueueProperties(
            @DefaultValue("512") int maxRunning,
            @DefaultValue("256") int maxRunningPerKey,
            @DefaultValue("64") int modelInitial,
            @DefaultValue("4") int modelMin,
            @DefaultValue("256") int modelMax,
            @DefaultValue("5000") int maxWaiting,
            @DefaultValue("1000") int maxWaitingPerUser,
            @DefaultValue("30s") Duration maxWait) {}

    @Bean
    ProtectionPolicy protectionPolicy(@Value("${protection.calls-per-second}") int calls) {
        return new ProtectionPolicy(calls);
    }

    @Bean
    QueuePolicy queuePolicy(QueueProperties properties) {
        return new QueuePolicy(
                properties.maxRunning(),
                properties.maxRunningPerKey(),
                new QueuePolicy.PerModel(
                        properties.modelInitial(), properties.modelMin(), properties.modelMax()),
                properties.maxWaiting(),
                properties.maxWaitingPerUser(),
                properties.maxWait());
    }
}
