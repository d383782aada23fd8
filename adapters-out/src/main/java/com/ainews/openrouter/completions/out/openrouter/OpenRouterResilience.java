package com.ainews.openrouter.completions.out.openrouter;

import com.ainews.openrouter.completions.Resilience;
import com.ainews.openrouter.completions.port.ResilienceState;

import org.springframework.stereotype.Component;

@Component
class OpenRouterResilience implements ResilienceState {

    private final Breakers breakers;
    private final RetryBudget retryBudget;

    OpenRouterResilience(Breakers breakers, RetryBudget retryBudget) {
        this.breakers = breakers;
        this.retryBudget = retryBudget;
    }

    @Override
    public Resilience read() {
        return new Resilience(
                breakers.ofUpstream(),
                breakers.ofModels(),
                new Resilience.Retries(
                        retryBudget.calls(),
                        retryBudget.retries(),
                        retryBudget.denied(),
                        retryBudget.left()));
    }
}
