package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.domain.Benchmark;
import com.ainews.openrouter.completions.domain.Candidate;
import com.ainews.openrouter.completions.domain.Thrift;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Finds a cheaper model that is good enough, for users who want to save costs. */
@Service
class SaveCost {

    private static final Logger log = LoggerFactory.getLogger(SaveCost.class);

    /** So many of the cheapest are looked at closely. */
    private static final int MOST_LOOKED_AT = 5;

    private final FindSubstitutes findSubstitutes;
    private final PlanLeg planLeg;

    SaveCost(FindSubstitutes findSubstitutes, PlanLeg planLeg) {
        this.findSubstitutes = findSubstitutes;
        this.planLeg = planLeg;
    }

    /**
     * The cheapest model that is good enough by {@link Thrift}, gives as long an answer, and can't
     * cost more whatever happens. Empty where none is known, also where that can't be found out.
     *
     * @param preferred what would be called else
     */
    Optional<CallPlan.Leg> cheaper(CompletionCommand command, CallPlan.Leg preferred) {
        try {
            return find(command, preferred);
        } catch (RuntimeException e) {
            log.warn("No cheaper model can be looked for, request {}", command.request(), e);
            return Optional.empty();
        }
    }

    private Optional<CallPlan.Leg> find(CompletionCommand command, CallPlan.Leg preferred) {
        Benchmark benchmark = FindSubstitutes.task(command).benchmark();
        if (!Thrift.canReplace(FindCandidates.index(preferred.offer().quality(), benchmark))) {
            return Optional.empty();
        }
        FindSubstitutes.Substitutes substitutes = findSubstitutes.find(
                command,
                preferred,
                offer -> FindCandidates.index(offer.quality(), benchmark) != null);
        Candidate original = substitutes.original();
        return new Thrift(original, seed(command))
                .cheaper(substitutes.candidates()).stream()
                        .limit(MOST_LOOKED_AT)
                        .flatMap(candidate -> Optional.ofNullable(
                                substitutes.offers().get(candidate.id()))
                                .flatMap(offer -> planLeg.like(preferred, offer, command))
                                .filter(leg -> leg.ceiling().compareTo(preferred.ceiling()) <= 0)
                                .map(leg -> leg.because(new Completion.Instead(
                                        preferred.offer().id(),
                                        Thrift.reason(original, candidate))))
                                .stream())
                        .findFirst();
    }

    /** The lower half of an id is drawn by chance. */
    private static long seed(CompletionCommand command) {
        return command.request().value().getLeastSignificantBits();
    }
}
