package com.ainews.openrouter.usage.in.schedule;

import com.ainews.openrouter.usage.SettleLostCalls;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every half minute for calls whose end nobody saw. */
@Component
class LostCallsSettlement {

    private static final Logger log = LoggerFactory.getLogger(LostCallsSettlement.class);

    private final SettleLostCalls settleLostCalls;

    LostCallsSettlement(SettleLostCalls settleLostCalls) {
        this.settleLostCalls = settleLostCalls;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void settle() {
        try {
            settleLostCalls.settleAll();
        } catch (RuntimeException e) {
            log.warn("Lost calls could not be settled now: {}", e.getMessage());
        }
    }
}
