package com.ainews.openrouter.usage.in.schedule;

import com.ainews.openrouter.usage.CheckDrift;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares the ledger with OpenRouter every night. */
@Component
class DailyDriftCheck {

    private static final Logger log = LoggerFactory.getLogger(DailyDriftCheck.class);

    private final CheckDrift checkDrift;

    DailyDriftCheck(CheckDrift checkDrift) {
        this.checkDrift = checkDrift;
    }

    @Scheduled(cron = "0 30 0 * * *", zone = "UTC")
    void check() {
        try {
            checkDrift.check();
        } catch (RuntimeException e) {
            log.warn("The ledger could not be checked for drift now: {}", e.getMessage());
        }
    }
}
