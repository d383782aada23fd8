package com.ainews.openrouter.completions;

import com.ainews.openrouter.catalog.ListOffers;
import com.ainews.openrouter.catalog.ModelOffer;
import com.ainews.openrouter.catalog.ModelQuality;
import com.ainews.openrouter.catalog.RecallSpeed;
import com.ainews.openrouter.completions.domain.Benchmark;
import com.ainews.openrouter.completions.domain.Candidate;
import com.ainews.openrouter.completions.domain.OwnResults;
import com.ainews.openrouter.completions.domain.Pace;
import com.ainews.openrouter.completions.domain.RecommendationRequest;
import com.ainews.openrouter.completions.domain.Task;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.usage.ModelResult;
import com.ainews.openrouter.usage.ReadModelResults;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Gathers what is said of models, by the catalogue, and what was seen of them, by the ledger. Both
 * are at hand in memory, and may be some minutes old.
 */
@Service
class FindCandidates {

    private static final ModelResult NOTHING = new ModelResult(
            0, 0, Usd.ZERO, Duration.ZERO, null, TokenCount.ZERO, 0, BigDecimal.ZERO);

    private final ListOffers listOffers;
    private final RecallSpeed recallSpeed;
    private final ReadModelResults readModelResults;
    private final InstantSource clock;

    FindCandidates(
            ListOffers listOffers,
            RecallSpeed recallSpeed,
            ReadModelResults readModelResults,
            InstantSource clock) {
        this.listOffers = listOffers;
        this.recallSpeed = recallSpeed;
        this.readModelResults = readModelResults;
        this.clock = clock;
    }

    /** Every model of the catalogue that can be called. */
    List<ModelOffer> offers() {
        return listOffers.list();
    }

    /**
     * What is known of models for a request.
     *
     * @param offers the models that are in question
     */
    List<Candidate> of(RecommendationRequest request, List<ModelOffer> offers) {
        Map<ModelId, ModelResult> results =
                readModelResults.read(purposeOf(request.task()).wireName());
        return offers.stream()
                .map(offer -> candidate(request, offer, ownResults(offer, results)))
                .toList();
    }

    /** The ledger knows no finer purposes: whatever is no summary is a chat there. */
    private static Purpose purposeOf(Task task) {
        return task == Task.SUMMARIZATION ? Purpose.SUMMARIZATION : Purpose.CHAT;
    }

    private Candidate candidate(
            RecommendationRequest request, ModelOffer offer, OwnResults results) {
        return new Candidate(
                offer.id(),
                offer.contextLength(),
                offer.roomFor(request.input()),
                offer.parameters(),
                offer.inputModalities(),
                index(offer.quality(), request.task().benchmark()),
                offer.costAt(request.input(), request.expectedAnswer(results), clock.instant()),
                recallSpeed
                        .recall(offer.listedId())
                        .map(speed -> Pace.of(speed.firstToken(), speed.tokensPerSecond()))
                        .orElse(null),
                results);
    }

    static @Nullable BigDecimal index(ModelQuality quality, Benchmark benchmark) {
        return switch (benchmark) {
            case INTELLIGENCE -> quality.intelligence();
            case CODING -> quality.coding();
            case AGENTIC -> quality.agentic();
        };
    }

    /** A model may have answered under its dated name; its variants share that, and don't count. */
    private static OwnResults ownResults(ModelOffer offer, Map<ModelId, ModelResult> results) {
        ModelResult byId = results.get(offer.id());
        String slug = offer.canonicalSlug();
        ModelResult bySlug = slug.equals(offer.id().value())
                        || offer.id().value().contains(":")
                        || !ModelId.isValid(slug)
                ? null
                : results.get(new ModelId(slug));
        if (byId == null || bySlug == null) {
            return ownResults(byId == null ? bySlug : byId, NOTHING);
        }
        boolean moreById = byId.answers() >= bySlug.answers();
        ModelResult less = moreById ? bySlug : byId;
        return ownResults(moreById ? byId : bySlug, less);
    }

    /** Means are those of the name with more answers, or with more marks. */
    private static OwnResults ownResults(@Nullable ModelResult result, ModelResult more) {
        if (result == null) {
            return OwnResults.NONE;
        }
        long completed = result.answers() + more.answers();
        ModelResult marked = result.marks() >= more.marks() ? result : more;
        return new OwnResults(
                completed + result.failures() + more.failures(),
                completed,
                result.meanCost(),
                result.meanLatency(),
                result.meanFirstToken(),
                result.meanAnswer(),
                marked.marks(),
                marked.meanMark());
    }
}
