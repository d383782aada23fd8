package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What models are measured by: marks from zero to one, in comparison with the others.
 *
 * @param bestBenchmark null where no model has one above zero
 * @param cost half a mark's worth; null where all are free
 * @param latency half a mark's worth, in milliseconds
 */
record Yardstick(
        @Nullable BigDecimal bestBenchmark, @Nullable BigDecimal cost, BigDecimal latency) {

    /** Where nobody has measured a model: half as good as the best. */
    private static final BigDecimal UNMEASURED = new BigDecimal("0.5");

    static Yardstick of(List<Candidate> candidates, RecommendationRequest request, Usual usual) {
        return new Yardstick(
                candidates.stream()
                        .map(Candidate::benchmark)
                        .filter(Objects::nonNull)
                        .filter(benchmark -> benchmark.signum() > 0)
                        .max(BigDecimal::compareTo)
                        .orElse(null),
                Usual.median(candidates.stream()
                        .map(Candidate::expectedCost)
                        .filter(Usd::isPositive)
                        .map(Usd::amount)),
                Objects.requireNonNull(Usual.median(candidates.stream()
                        .map(candidate -> candidate.latency(
                                request.expectedAnswer(candidate.results()), usual.latency()))
                        .map(latency -> BigDecimal.valueOf(latency.toMillis())))));
    }

    /** The share of the best benchmark. */
    BigDecimal quality(@Nullable BigDecimal benchmark) {
        return benchmark == null || bestBenchmark == null
                ? UNMEASURED
                : benchmark
                        .max(BigDecimal.ZERO)
                        .divide(bestBenchmark, MathContext.DECIMAL64)
                        .min(BigDecimal.ONE);
    }

    /** One for nothing, a half for the median of what costs something. */
    BigDecimal cheapness(Usd expected) {
        return cost == null ? BigDecimal.ONE : half(cost, expected.amount());
    }

    /** One for no time at all, a half for the median. */
    BigDecimal speed(Duration expected) {
        return half(latency, BigDecimal.valueOf(expected.toMillis()));
    }

    private static BigDecimal half(BigDecimal middle, BigDecimal value) {
        return value.signum() == 0
                ? BigDecimal.ONE
                : middle.divide(middle.add(value), MathContext.DECIMAL64);
    }
}
