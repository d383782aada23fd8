package com.ainews.openrouter.limits.in.schedule;

import com.ainews.openrouter.limits.ForgetOldMeters;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the store of limits small, hour by hour. */
@Component
class MeterCleanup {

    private static final Logger log = LoggerFactory.getLogger(MeterCleanup.class);

    private final ForgetOldMeters forgetOldMeters;

    MeterCleanup(ForgetOldMeters forgetOldMeters) {
        this.forgetOldMeters = forgetOldMeters;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void cleanUp() {
        try {
            forgetOldMeters.forget();
        } catch (RuntimeException e) {
            log.warn("Old meters could not be forgotten now: {}", e.getMessage());
        }
    }
}
