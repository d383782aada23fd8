package com.ainews.openrouter.completions;

import com.ainews.openrouter.catalog.ModelOffer;
import com.ainews.openrouter.completions.domain.ModelRanking;
import com.ainews.openrouter.completions.domain.RecommendationDraft;
import com.ainews.openrouter.completions.domain.RecommendationRequest;
import com.ainews.openrouter.completions.domain.Recommendations;
import com.ainews.openrouter.completions.domain.Vocabulary;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.Violations;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Recommends models for a task, by what the catalogue says and what this service has seen. */
@Service
public class RecommendModels {

    private final FindCandidates findCandidates;
    private final Ids ids;

    RecommendModels(FindCandidates findCandidates, Ids ids) {
        this.findCandidates = findCandidates;
        this.ids = ids;
    }

    /**
     * Ranks the models that suit a request: its tasks are all about text, so those that answer in
     * pictures or sound are not considered. Nothing is called and nothing is charged. Each time
     * chance plays its part anew; with a seed the answer is the same as long as catalogue and
     * results are.
     *
     * @param found what was wrong with the request before it could be a draft
     * @throws com.ainews.openrouter.shared.ProblemException {@code validation_failed}, naming each
     *     invalid field, or {@code catalog_unavailable}
     */
    public Recommendations recommend(RecommendationDraft draft, Violations found) {
        List<ModelOffer> offers = findCandidates.offers().stream()
                .filter(ModelOffer::writesOnlyText)
                .toList();
        RecommendationRequest request = draft.toRequest(vocabulary(offers), found);
        long seed = Objects.requireNonNullElseGet(request.seed(), () -> newSeed(ids));
        return new ModelRanking(request, seed).rank(findCandidates.of(request, offers));
    }

    /** The lower half of an id is drawn by chance. */
    static long newSeed(Ids ids) {
        return ids.next().getLeastSignificantBits() & RecommendationDraft.MAX_SEED;
    }

    private static Vocabulary vocabulary(List<ModelOffer> offers) {
        return new Vocabulary(
                offers.stream()
                        .flatMap(offer -> offer.parameters().stream())
                        .collect(Collectors.toSet()),
                offers.stream()
                        .flatMap(offer -> offer.inputModalities().stream())
                        .collect(Collectors.toSet()));
    }
}
