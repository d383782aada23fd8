package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Ranks models by Thompson sampling: each is given a success rate that may be its true one, drawn
 * from what is known of it, and the best of these worlds decides. A model that was tried rarely gets
 * its chance that way, and loses it by failing.
 *
 * @see <a href="https://doi.org/10.1093/biomet/25.3-4.285">Thompson: On the likelihood that one
 *     unknown probability exceeds another. Biometrika 25, 1933</a>
 * @see <a href="https://doi.org/10.1561/2200000070">Russo and others: A tutorial on Thompson
 *     sampling. Foundations and Trends in Machine Learning 11(1), 2018</a>
 */
public final class ModelRanking {

    /**
     * So many models take part in the draw, most of them for their expected scores. Of hundreds
     * that were never tried some would always draw luckily, and nothing would be learnt.
     */
    public static final int CONTENDERS = 20;

    /**
     * So many of these places are for models that were hardly tried, whatever is expected of them:
     * each of hundreds gets its turn that way, and few are tried at once.
     */
    static final int PLACES_FOR_UNTRIED = 4;

    private static final Comparator<Appraisal> BEST_FIRST = Comparator.comparing(
                    Appraisal::expectedScore)
            .reversed()
            .thenComparing(appraisal -> appraisal.candidate().id().value());

    private final RecommendationRequest request;
    private final long seed;

    /**
     * @param seed whatever is drawn by chance is drawn from this
     */
    public ModelRanking(RecommendationRequest request, long seed) {
        this.request = request;
        this.seed = seed;
    }

    /** The candidates that fit, best first; their order among the candidates does not matter. */
    public Recommendations rank(List<Candidate> candidates) {
        Usual usual = Usual.among(candidates, request);
        Map<Unfit, Integer> leftOut = new EnumMap<>(Unfit.class);
        List<Candidate> fitting = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Unfit unfit = unfit(candidate, usual);
            if (unfit == null) {
                fitting.add(candidate);
            } else {
                leftOut.merge(unfit, 1, Integer::sum);
            }
        }
        List<Recommendation> ranked =
                fitting.isEmpty() ? List.of() : draw(appraise(fitting, usual));
        return new Recommendations(request.task(), seed, candidates.size(), leftOut, ranked);
    }

    private @Nullable Unfit unfit(Candidate candidate, Usual usual) {
        Usd maxCost = request.maxCost();
        TokenCount answer = request.expectedAnswer(candidate.results());
        if (candidate.context() < request.minContext()
                || candidate.room() < Math.max(1, answer.value())) {
            return Unfit.CONTEXT;
        }
        if (!candidate.parameters().containsAll(request.parameters())) {
            return Unfit.PARAMETERS;
        }
        if (!candidate.inputModalities().containsAll(request.inputModalities())) {
            return Unfit.MODALITIES;
        }
        if (maxCost != null && candidate.expectedCost().compareTo(maxCost) > 0) {
            return Unfit.COST;
        }
        return isTooSlow(candidate, answer, usual) ? Unfit.LATENCY : null;
    }

    /** Not by what is assumed, of which nothing is known; nor by a few answers alone. */
    private boolean isTooSlow(Candidate candidate, TokenCount answer, Usual usual) {
        Duration maxLatency = request.maxLatency();
        Duration timed = candidate.timed(answer);
        return maxLatency != null
                && timed != null
                && timed.compareTo(maxLatency) > 0
                && candidate.latency(answer, usual.latency()).compareTo(maxLatency) > 0;
    }

    private List<Appraisal> appraise(List<Candidate> fitting, Usual usual) {
        Yardstick yardstick = Yardstick.of(fitting, request, usual);
        return fitting.stream()
                .map(candidate -> Appraisal.of(candidate, usual, yardstick, request))
                .sorted(BEST_FIRST)
                .toList();
    }

    private List<Recommendation> draw(List<Appraisal> appraisals) {
        var random = new SplittableRandom(seed);
        List<Appraisal> contenders = contenders(appraisals, random);
        var sampler = new BetaSampler(random);
        var reasons = new Reasons(request, appraisals);
        List<Recommendation> drawn = new ArrayList<>();
        for (Appraisal appraisal : contenders) {
            BigDecimal success = appraisal.drawnSuccess(sampler);
            drawn.add(new Recommendation(
                    appraisal.candidate().id(),
                    appraisal.score(success),
                    appraisal.expectedScore(),
                    appraisal.cost(),
                    appraisal.latency(),
                    appraisal.expectedSuccess(),
                    appraisal.candidate().results().calls(),
                    appraisal.candidate().benchmark(),
                    reasons.of(appraisal, success)));
        }
        // Stable: of equal scores the better expectation stays in front.
        drawn.sort(Comparator.comparing(Recommendation::score).reversed());
        return drawn.stream().limit(request.limit()).toList();
    }

    /**
     * The best, and some that were hardly tried, drawn by chance from those that come after them.
     *
     * @param appraisals best first
     */
    private static List<Appraisal> contenders(List<Appraisal> appraisals, SplittableRandom random) {
        if (appraisals.size() <= CONTENDERS) {
            return appraisals;
        }
        int best = CONTENDERS - PLACES_FOR_UNTRIED;
        List<Appraisal> contenders = new ArrayList<>(appraisals.subList(0, best));
        List<Appraisal> others = new ArrayList<>(appraisals.subList(best, appraisals.size()));
        List<Appraisal> untried =
                new ArrayList<>(others.stream().filter(Appraisal::isHardlyTried).toList());
        while (contenders.size() < CONTENDERS && !untried.isEmpty()) {
            contenders.add(untried.remove(random.nextInt(untried.size())));
        }
        others.removeAll(contenders);
        contenders.addAll(others.subList(0, CONTENDERS - contenders.size()));
        return contenders.stream().sorted(BEST_FIRST).toList();
    }
}
