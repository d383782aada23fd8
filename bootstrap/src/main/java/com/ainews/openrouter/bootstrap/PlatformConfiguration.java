package com.ainews.openrouter.bootstrap;

import com.ainews.openrouter.limits.Replica;
import com.ainews.openrouter.shared.Ids;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time and ids: the only places where they come from the platform. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    /** In microseconds, which is what PostgreSQL keeps: what is stored equals what was meant. */
    @Bean
    InstantSource clock() {
        Clock clock = Clock.systemUTC();
        return () -> clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Bean
    Replica replica(Ids ids) {
        return new Replica(ids.next());
    }

    @Bean
    Ids ids() {
        TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();
        return generator::generate;
    }
}
