package com.ainews.openrouter.completions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaSamplerTest {

    private static final int DRAWS = 50_000;

    @ParameterizedTest
    @CsvSource({"1, 1", "0.2, 3.8", "3.8, 0.2", "2, 5", "0.5, 0.5", "900, 100", "0.05, 0.05"})
    void hasTheMeanAndSpreadOfTheDistribution(double alpha, double beta) {
        var sampler = new BetaSampler(new SplittableRandom(7));
        double[] draws = DoubleStream.generate(() -> sampler.sample(alpha, beta))
                .limit(DRAWS)
                .toArray();
        double sum = alpha + beta;
        double mean = DoubleStream.of(draws).average().orElseThrow();
        double variance = DoubleStream.of(draws)
                .map(draw -> (draw - mean) * (draw - mean))
                .average()
                .orElseThrow();

        assertThat(DoubleStream.of(draws).allMatch(draw -> draw >= 0 && draw <= 1))
                .isTrue();
        assertThat(mean).isCloseTo(alpha / sum, within(0.01));
        assertThat(variance).isCloseTo(alpha * beta / (sum * sum * (sum + 1)), within(0.005));
    }

    /** Beta(1, 1) is uniform, which moments alone do not show. */
    @ParameterizedTest
    @CsvSource({"0.1", "0.25", "0.5", "0.9"})
    void isUniformWhereBothParametersAreOne(double quantile) {
        var sampler = new BetaSampler(new SplittableRandom(11));
        long below = DoubleStream.generate(() -> sampler.sample(1, 1))
                .limit(DRAWS)
                .filter(draw -> draw < quantile)
                .count();

        assertThat((double) below / DRAWS).isCloseTo(quantile, within(0.01));
    }
}
