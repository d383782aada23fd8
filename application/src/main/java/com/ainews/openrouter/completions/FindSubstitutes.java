package com.ainews.openrouter.completions;

import com.ainews.openrouter.catalog.ModelOffer;
import com.ainews.openrouter.completions.domain.Candidate;
import com.ainews.openrouter.completions.domain.ModelRanking;
import com.ainews.openrouter.completions.domain.RecommendationRequest;
import com.ainews.openrouter.completions.domain.Task;
import com.ainews.openrouter.completions.domain.Weights;
import com.ainews.openrouter.shared.ModelId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Finds the models that may take the place of one that a user has chosen. */
@Service
class FindSubstitutes {

    /** A model that thinks before it answers may need so many tokens for that alone. */
    private static final long TOKENS_TO_THINK = 2_000;

    private static final String STRUCTURED_OUTPUTS = "structured_outputs";
    private static final String REASONING = "reasoning";

    private final FindCandidates findCandidates;

    FindSubstitutes(FindCandidates findCandidates) {
        this.findCandidates = findCandidates;
    }

    /**
     * What may take a model's place.
     *
     * @param original the model itself
     */
    record Substitutes(
            RecommendationRequest request,
            Candidate original,
            List<Candidate> candidates,
            Map<ModelId, ModelOffer> offers) {}

    /** What is asked for, as far as a request tells: it says which benchmark counts. */
    static Task task(CompletionCommand command) {
        return switch (command.purpose()) {
            case SUMMARIZATION -> Task.SUMMARIZATION;
            case CHAT -> Task.ofChat(command.prompt().needs());
        };
    }

    /**
     * Those that can do what the request needs. Never one that costs nothing: its providers may keep
     * what they are sent, which is for the user to decide.
     *
     * @param original what they are to stand in for
     * @param inQuestion which models may be considered
     */
    Substitutes find(
            CompletionCommand command, CallPlan.Leg original, Predicate<ModelOffer> inQuestion) {
        Map<ModelId, ModelOffer> offers = findCandidates.offers().stream()
                .filter(inQuestion)
                .filter(offer -> canStandIn(offer, command, original))
                .collect(Collectors.toMap(ModelOffer::id, Function.identity()));
        var request = new RecommendationRequest(
                task(command),
                original.promptTokens(),
                null,
                Set.of(),
                Set.of(),
                0,
                null,
                null,
                Weights.USUAL,
                ModelRanking.CONTENDERS,
                null);
        return new Substitutes(
                request,
                findCandidates.of(request, List.of(original.offer())).getFirst(),
                findCandidates.of(request, List.copyOf(offers.values())),
                offers);
    }

    private static boolean canStandIn(
            ModelOffer offer, CompletionCommand command, CallPlan.Leg original) {
        return !offer.isFree()
                && PlanCall.canDo(offer, command.prompt().needs())
                && (offer.supports(STRUCTURED_OUTPUTS) || !wantsSchema(command.prompt()))
                && (original.maxTokens().value() >= TOKENS_TO_THINK
                        || original.offer().supports(REASONING)
                        || !offer.supports(REASONING));
    }

    private static boolean wantsSchema(Prompt prompt) {
        return prompt instanceof Prompt.Written written && written.outputSchema() != null;
    }
}
