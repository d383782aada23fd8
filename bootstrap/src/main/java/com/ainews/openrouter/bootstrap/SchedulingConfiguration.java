package com.ainews.openrouter.bootstrap;

import com.ainews.openrouter.operations.FailureClassifier;
import com.ainews.openrouter.shared.ProblemType;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ErrorHandler;

/** What is done by the clock goes on whatever happens; an outage is told once in a while. */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {

    @Bean
    SimpleAsyncTaskSchedulerCustomizer errorsOfScheduledTasks() {
        return scheduler -> scheduler.setErrorHandler(new Errors());
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
