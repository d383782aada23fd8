package com.ainews.openrouter.bootstrap;

import com.ainews.openrouter.operations.FailureClassifier;
import com.ainews.openrouter.shared.ProblemType;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ErrorHandler;

/**
 * What is done by the clock goes on whatever happens; an outage is told once in a while. Each job has
 * a thread, so that one that waits for OpenRouter never keeps another one from its time. (What Spring
 * Boot gives beside virtual threads runs all jobs with a fixed delay on one thread.)
 */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {

    /** At least as many as there are jobs. A job never runs beside itself. */
    static final int THREADS = 20;

    private static final int AWAIT_SECONDS = 5;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadFactory(Thread.ofVirtual().name("scheduling-", 1).factory());
        scheduler.setErrorHandler(new Errors());
        // An interruption would break the connection that a job writes through.
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(AWAIT_SECONDS);
        return scheduler;
    }

    private static final class Errors implements ErrorHandler {

        private static final Logger log = LoggerFactory.getLogger(SchedulingConfiguration.class);
        private static final int OUTAGES_TO_A_LINE = 20;

        private final AtomicLong outages = new AtomicLong();

        @Override
        public void handleError(Throwable failure) {
            boolean isOutage =
                    FailureClassifier.classify(failure).type() == ProblemType.DATABASE_UNAVAILABLE;
            if (!isOutage) {
                log.error("What is done by the clock failed; it is tried again", failure);
            } else if (outages.getAndIncrement() % OUTAGES_TO_A_LINE == 0) {
                log.warn("The database does not answer; what is done by the clock is tried again");
            }
        }
    }
}
