package com.ainews.openrouter.operations.in.events;

import com.ainews.openrouter.completions.UpstreamCallFailed;
import com.ainews.openrouter.usage.BudgetOverrun;
import com.ainews.openrouter.usage.CallSettled;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Counts calls, failures, tokens and cost for the metrics endpoint. They show trends; what was
 * really spent is in the ledger. There are at most as many models as the catalogue has.
 */
@Component
class CallMetrics {

    private final MeterRegistry registry;

    CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(CallSettled call) {
        Tags model = Tags.of("model", call.model().value(), "purpose", call.purpose());
        registry.timer("openrouter.calls", model.and("outcome", call.outcome()))
                .record(call.latency());
        registry.counter("openrouter.cost.usd", model)
                .increment(call.cost().amount().doubleValue());
        registry.counter("openrouter.tokens", model.and("kind", "prompt"))
                .increment((double) call.promptTokens().value());
        registry.counter("openrouter.tokens", model.and("kind", "completion"))
                .increment((double) call.completionTokens().value());
    }

    @EventListener
    void on(UpstreamCallFailed failed) {
        registry.counter(
                        "openrouter.failures",
                        "model",
                        failed.model().value(),
                        "failure",
                        failed.failure())
                .increment();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BudgetOverrun overrun) {
        registry.counter("openrouter.overruns", "model", overrun.model().value())
                .increment();
    }
}
