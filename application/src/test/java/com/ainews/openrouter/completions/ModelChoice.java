package com.ainews.openrouter.completions;

import com.ainews.openrouter.catalog.FixedCatalogue;
import com.ainews.openrouter.catalog.RecallSpeed;
import com.ainews.openrouter.completions.port.TokenCounter;
import com.ainews.openrouter.limits.HasCostLimit;
import com.ainews.openrouter.limits.InMemoryBudgets;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.usage.ReadModelResults;
import com.ainews.openrouter.usage.port.ModelResults;

import java.time.InstantSource;
import java.util.Optional;

/** How models are chosen, over a catalogue and results in memory. */
record ModelChoice(
        FixedCatalogue catalogue,
        ModelResults results,
        TokenCounter tokenCounter,
        Ids ids,
        InstantSource clock) {

    PlanCall planCall(CallPolicy policy) {
        var planLeg = new PlanLeg(tokenCounter, new HasCostLimit(new InMemoryBudgets()));
        var findSubstitutes = new FindSubstitutes(findCandidates());
        return new PlanCall(
                catalogue.findOffers(clock),
                planLeg,
                new SaveCost(findSubstitutes, planLeg),
                new FindSpare(findSubstitutes, planLeg, ids),
                policy);
    }

    RecommendModels recommendModels() {
        return new RecommendModels(findCandidates(), ids);
    }

    private FindCandidates findCandidates() {
        return new FindCandidates(
                catalogue.listOffers(clock),
                new RecallSpeed(_ -> Optional.empty()),
                new ReadModelResults(results, clock),
                clock);
    }
}
