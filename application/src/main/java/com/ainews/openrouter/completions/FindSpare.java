package com.ainews.openrouter.completions;

import com.ainews.openrouter.catalog.ModelOffer;
import com.ainews.openrouter.completions.domain.ModelRanking;
import com.ainews.openrouter.limits.Admission;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Recommends one more model for a call, once all that were planned have failed. */
@Service
class FindSpare {

    private static final Logger log = LoggerFactory.getLogger(FindSpare.class);

    /** So much of the others' longest answer it must be able to give within their hold. */
    private static final int PERCENT_OF_ANSWER = 75;

    private static final int PERCENT = 100;

    private final FindSubstitutes findSubstitutes;
    private final PlanLeg planLeg;
    private final Ids ids;

    FindSpare(FindSubstitutes findSubstitutes, PlanLeg planLeg, Ids ids) {
        this.findSubstitutes = findSubstitutes;
        this.planLeg = planLeg;
        this.ids = ids;
    }

    /**
     * A model that fits into what is held for the others: it costs no more than they may, so that
     * nothing is refused for its sake. Empty where there is none, also where that can't be found
     * out.
     *
     * @param tried the plan that failed
     * @param known the models that were planned, by their ids in the catalogue
     */
    Optional<CallPlan.Leg> find(CompletionCommand command, CallPlan tried, Set<ModelId> known) {
        try {
            CallPlan.Leg shortest = tried.legs().stream()
                    .min(Comparator.comparing(leg -> leg.maxTokens().value()))
                    .orElseThrow();
            return find(command, tried, shortest, known);
        } catch (RuntimeException e) {
            log.warn("No model can be recommended now, request {}", command.request(), e);
            return Optional.empty();
        }
    }

    private Optional<CallPlan.Leg> find(
            CompletionCommand command, CallPlan tried, CallPlan.Leg shortest, Set<ModelId> known) {
        FindSubstitutes.Substitutes substitutes = findSubstitutes.find(
                command,
                shortest,
                offer -> !known.contains(offer.id()) && mayFit(offer, shortest, tried));
        var room = new Admission.Room(tried.ceiling(), tried.tokens());
        var floor = TokenCount.of(
                Math.max(1, shortest.maxTokens().value() * PERCENT_OF_ANSWER / PERCENT));
        return new ModelRanking(substitutes.request(), RecommendModels.newSeed(ids))
                .rank(substitutes.candidates()).models().stream()
                        .flatMap(model ->
                                Optional.ofNullable(substitutes.offers().get(model.model()))
                                        .flatMap(offer -> planLeg.like(shortest, offer, command))
                                        .flatMap(leg -> leg.within(room, floor))
                                        .stream())
                        .findFirst();
    }

    /** Cheap to find out, as the tokens of the prompt are not counted anew. */
    private static boolean mayFit(ModelOffer offer, CallPlan.Leg like, CallPlan tried) {
        return offer.ceiling(like.promptTokens(), like.maxTokens(), like.extras())
                        .compareTo(tried.ceiling())
                <= 0;
    }
}
