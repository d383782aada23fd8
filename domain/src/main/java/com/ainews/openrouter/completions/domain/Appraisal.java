package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * What is expected of a candidate. A call that fails is worth nothing, however cheap and quick it
 * was: the score is the chance of success times the worth of an answer.
 *
 * @param answer how long it is expected to be
 * @param worth of an answer, from zero to one: quality, cheapness and speed by their weights, times
 *     the marks that answers got here, times its share of being in time
 * @param alpha of the beta distribution of its success rate
 * @param beta the same
 */
record Appraisal(
        Candidate candidate,
        TokenCount answer,
        Duration latency,
        BigDecimal worth,
        BigDecimal alpha,
        BigDecimal beta) {

    /** How many calls what is assumed counts for: so few that a dozen calls outweigh it. */
    private static final BigDecimal ASSUMED_CALLS = BigDecimal.valueOf(4);

    /** The assumed success rate of a model without any benchmark … */
    private static final BigDecimal LEAST_SUCCESS = new BigDecimal("0.75");

    /** … and how much more is assumed of the one with the best. */
    private static final BigDecimal MORE_SUCCESS = new BigDecimal("0.20");

    private static final int DIGITS = 6;

    static Appraisal of(
            Candidate candidate, Usual usual, Yardstick yardstick, RecommendationRequest request) {
        BigDecimal quality = yardstick.quality(candidate.benchmark());
        TokenCount answer = request.expectedAnswer(candidate.results());
        Duration latency = candidate.latency(answer, usual.latency());
        BigDecimal assumed =
                LEAST_SUCCESS.add(MORE_SUCCESS.multiply(quality)).multiply(ASSUMED_CALLS);
        long completed = candidate.results().completed();
        long failed = candidate.results().calls() - completed;
        return new Appraisal(
                candidate,
                answer,
                latency,
                request.weights()
                        .mean(
                                quality,
                                yardstick.cheapness(candidate.expectedCost()),
                                yardstick.speed(latency))
                        .multiply(candidate.results().mark(usual.mark()))
                        .multiply(request.punctuality(latency)),
                assumed.add(BigDecimal.valueOf(completed)),
                ASSUMED_CALLS.subtract(assumed).add(BigDecimal.valueOf(failed)));
    }

    /** Whether what is assumed of it still outweighs what was seen. */
    boolean isHardlyTried() {
        return BigDecimal.valueOf(candidate.results().calls()).compareTo(ASSUMED_CALLS) < 0;
    }

    Usd cost() {
        return candidate.expectedCost();
    }

    BigDecimal expectedSuccess() {
        return rounded(alpha.divide(alpha.add(beta), MathContext.DECIMAL64));
    }

    BigDecimal expectedScore() {
        return rounded(alpha.multiply(worth).divide(alpha.add(beta), MathContext.DECIMAL64));
    }

    /** A success rate that may be the true one, by chance: the less is known, the wider it varies. */
    BigDecimal drawnSuccess(BetaSampler sampler) {
        return rounded(BigDecimal.valueOf(sampler.sample(alpha.doubleValue(), beta.doubleValue())));
    }

    BigDecimal score(BigDecimal success) {
        return rounded(success.multiply(worth));
    }

    private static BigDecimal rounded(BigDecimal exact) {
        return exact.setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
