package com.ainews.openrouter.usage.in.schedule;

import com.ainews.openrouter.usage.ReconcileCalls;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks OpenRouter again and again for calls whose end was not seen. */
@Component
class CallReconciliation {

    private final ReconcileCalls reconcileCalls;

    CallReconciliation(ReconcileCalls reconcileCalls) {
        this.reconcileCalls = reconcileCalls;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void reconcile() {
        reconcileCalls.reconcile();
    }
}
